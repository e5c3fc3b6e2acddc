#!/usr/bin/env python3
"""Times whole commands side by side, round-robin, and prints medians as ratios. Called by bench/run.

  compare.py RUNS FILE    FILE is JSON: [{"name", "cmd", "env"?, "cwd"?, "prep"?, "codes"?}, …]; the first row is ours."""
import json, os, resource, statistics, subprocess, sys, time


def once(row):
    if row.get("prep"):
        subprocess.run(row["prep"], shell=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    start = time.perf_counter()
    child = subprocess.Popen(row["cmd"], shell=True, cwd=row.get("cwd"), env={**os.environ, **row.get("env", {})},
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in row.get("codes", [0]):
        sys.exit(f"{row['name']}: exit {code}\n{error.decode()[-2000:]}")
    return seconds, usage.ru_maxrss / 1024


def main():
    runs, rows = int(sys.argv[1]), json.load(open(sys.argv[2]))
    seen = {row["name"]: [] for row in rows}
    for round_ in range(runs + 1):
        for row in rows:
            result = once(row)
            if round_:
                seen[row["name"]].append(result)
    ours = statistics.median(s for s, _ in seen[rows[0]["name"]])
    print(f"| {'command':58} | median s | min–max | MB | × ours |\n|{'-' * 60}|---|---|---|---|")
    for row in rows:
        seconds = sorted(s for s, _ in seen[row["name"]])
        mid = statistics.median(seconds)
        memory = max(m for _, m in seen[row["name"]])
        print(f"| {row['name']:58} | {mid:.3f} | {seconds[0]:.3f}–{seconds[-1]:.3f} | {memory:.0f} | {mid / ours:.1f} |")


if __name__ == "__main__":
    main()
