"""Say what is well, what to look at and what must be mended; fails where there is a problem."""

from resal.commands.house import add_data_folder, open_house
from resal.commands.terminal import complain, said, write


def add_arguments(parser):
    add_data_folder(parser)


def run(arguments) -> int:
    try:
        open_house(arguments.data)
    except Exception as error:
        return complain(said(f"problème  réglages : {error}", f"problem   settings: {error}"))
    from resal.core.doctor import State, examine

    findings = examine()
    width = max(len(finding.subject) for finding in findings)
    for finding in findings:
        write(f"{finding.state.value!s:<9} {finding.subject:<{width}}  {finding.sentence}")
    problems = sum(finding.state is State.PROBLEM for finding in findings)
    if problems:
        return complain(said(f"\nÀ corriger : {problems}", f"\nTo mend: {problems}"))
    return 0
