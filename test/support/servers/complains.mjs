// Writes why it cannot work on stderr, with a key and a control character, and exits with code 3.
process.stderr.write(
  `starting\n\u001b[31mboom\u001b[0m: no database at /x, key ${process.env.TOOLLOOM_TEST_SEEN}\n`,
);
process.exitCode = 3;
