#!/usr/bin/env python3
"""Times whole commands side by side, round-robin, and prints medians as ratios. Called by bench/run.

  compare.py RUNS FILE    FILE is JSON: [{"name", "cmd", "env"?, "cwd"?, "prep"?, "codes"?, "atLeast"?, "linear"?}, …]; the first row is ours.

atLeast: N              the goal: this row takes at least N times as long as ours.
linear: [N, "row"]      the goal: this row, which has N times the first one's work, takes at most N times as long; "row" is the start of a process, taken off both.
Beside each verdict stands what processor time says of it, which other work on the machine disturbs less."""
import json, os, statistics, subprocess, sys, time


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
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def verdict(held, text, by_processor):
    print(f"goal {'reached' if held else 'NOT REACHED'}: {text} ({by_processor:.1f} by processor time)")


def main():
    runs, rows = int(sys.argv[1]), json.load(open(sys.argv[2]))
    seen = {row["name"]: [] for row in rows}
    for round_ in range(runs + 1):
        for row in rows:
            result = once(row)
            if round_:
                seen[row["name"]].append(result)
    median = {name: [statistics.median(column) for column in zip(*results)] for name, results in seen.items()}
    first = rows[0]["name"]
    print(f"| {'command':58} | median s | min–max | processor s | MB | × ours |\n|{'-' * 60}|---|---|---|---|---|")
    for row in rows:
        name = row["name"]
        seconds = sorted(s for s, _, _ in seen[name])
        memory = max(m for _, _, m in seen[name])
        print(f"| {name:58} | {median[name][0]:.3f} | {seconds[0]:.3f}–{seconds[-1]:.3f} | {median[name][1]:.3f} | {memory:.0f} | {median[name][0] / median[first][0]:.1f} |")
    for row in rows:
        wall, processor = (median[row["name"]][i] / median[first][i] for i in (0, 1))
        if "atLeast" in row:
            verdict(wall >= row["atLeast"], f"{row['name']} takes {wall:.2f} times as long, wanted at least {row['atLeast']}", processor)
        if "linear" in row:
            times, start = row["linear"]
            wall, processor = ((median[row["name"]][i] - median[start][i]) / (median[first][i] - median[start][i]) for i in (0, 1))
            verdict(wall <= times, f"{row['name']} takes {wall:.1f} times as long without process start, wanted at most {times}", processor)


if __name__ == "__main__":
    main()
