// Never answers anything.
process.stdin.resume();
setInterval(() => {}, 1000);
