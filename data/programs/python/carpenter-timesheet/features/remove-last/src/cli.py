"""The command. A sheet is a list of lines `DAY JOB DURATION`, such as `3 stairs 1h30`."""

from src.times import format_duration, overtime, parse_duration

USAGE = "usage: add DAY JOB DURATION | report [JOB] | week NUMBER | undo"


def main(argv, sheet, out):
    """Run a command on `sheet` (a list, changed in place), and return the exit status.

    `out` is called with each line to print.

    - `add DAY JOB DURATION` appends a line, with the duration rounded, and prints it.
    - `report` prints `JOB DURATION` for each job in order of name, then `total DURATION`, then
      `overtime in week N: DURATION` for each such week. `report JOB` prints only that job.
    - `week N` prints the lines of a week in order of days.
    - `undo` takes the last line off and prints `removed` and the line.

    The status is 0. If the command is called in another way, USAGE is printed and the status
    is 2; if a value cannot be used (a bad duration or number, a job without hours, nothing to undo), a line
    `error: …` is printed and the status is 1.
    """
    commands = {"add": (_add, 3, 3), "report": (_report, 0, 1), "week": (_week, 1, 1), "undo": (_undo, 0, 0)}
    name, *arguments = argv or [""]
    command, least, most = commands.get(name, (None, 0, -1))
    if not least <= len(arguments) <= most:
        out(USAGE)
        return 2
    try:
        command(arguments, sheet, out)
    except ValueError as problem:
        out(f"error: {problem}")
        return 1
    return 0


def entries_of(sheet):
    """Return the lines of a sheet as triples (day, job, minutes)."""
    entries = []
    for line in sheet:
        day, job, duration = line.split()
        entries.append((int(day), job, parse_duration(duration)))
    return entries


def _number(text, what):
    if not text.isdecimal() or int(text) == 0:
        raise ValueError(f"{text!r} is no {what}")
    return int(text)


def _add(arguments, sheet, out):
    day, job, duration = arguments
    line = f"{_number(day, 'day')} {job} {format_duration(parse_duration(duration))}"
    sheet.append(line)
    out(line)


def _undo(arguments, sheet, out):
    if not sheet:
        raise ValueError("the sheet is empty")
    out(f"removed {sheet.pop()}")


def _report(arguments, sheet, out):
    entries = entries_of(sheet)
    jobs = {}
    for _, job, minutes in entries:
        jobs[job] = jobs.get(job, 0) + minutes
    if arguments:
        if arguments[0] not in jobs:
            raise ValueError(f"no hours for {arguments[0]}")
        out(f"{arguments[0]} {format_duration(jobs[arguments[0]])}")
        return
    for job in sorted(jobs):
        out(f"{job} {format_duration(jobs[job])}")
    out(f"total {format_duration(sum(jobs.values()))}")
    for week, minutes in overtime(entries).items():
        out(f"overtime in week {week}: {format_duration(minutes)}")


def _week(arguments, sheet, out):
    week = _number(arguments[0], "week")
    chosen = [entry for entry in entries_of(sheet) if (entry[0] - 1) // 7 + 1 == week]
    for day, job, minutes in sorted(chosen, key=lambda entry: entry[0]):
        out(f"{day} {job} {format_duration(minutes)}")
