namespace Plumbline.Replay;

/// <summary>Is told of each file when it has run, while the replay goes on with the next. Of what is run again in another order it is told nothing: it looks at the history that came of it.</summary>
public interface IReplayWatch
{
    /// <param name="dialect">What the files are written for.</param>
    /// <param name="files">How many there are.</param>
    void Begins(string dialect, int files);

    void Ran(MigrationRun run);
}
