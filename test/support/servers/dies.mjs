// Ends at once.
process.exit(7);
