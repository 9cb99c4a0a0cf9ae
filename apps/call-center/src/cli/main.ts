import { runCli } from './run-cli';

// The exit code is set, not forced: what is still being written to a pipe gets there.
void runCli(process.argv.slice(2), process.env, process).then((code) => {
  process.exitCode = code;
});
