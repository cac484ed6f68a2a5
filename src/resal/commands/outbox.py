"""Read the messages that wait in the outbox, to carry them by hand where no mail server is set."""

from resal.commands.house import add_data_folder, open_house
from resal.commands.terminal import complain, said, write


def add_arguments(parser):
    parser.add_argument("number", type=int, nargs="?", help=said("le message à lire", "the message to read"))
    parser.add_argument("--last", action="store_true", help=said("lire le dernier", "read the last one"))
    add_data_folder(parser)


def run(arguments) -> int:
    open_house(arguments.data)
    from resal.core.models import Message

    waiting = Message.objects.waiting()
    if arguments.last or arguments.number:
        found = waiting.last() if arguments.last else waiting.filter(pk=arguments.number).first()
        if found is None:
            return complain(said("Ce message n’attend pas.", "This message does not wait."))
        show(found)
        return 0
    for message in waiting:
        write(f"{message.pk:>6}  {message.created_at:%Y-%m-%d %H:%M}  {message.to}  {message.subject}")
    if not waiting.exists():
        write(said("Aucun message n’attend.", "No message waits."))
    return 0


def show(message) -> None:
    write(f"{said('À', 'To')}: {message.to}\n{said('Objet', 'Subject')}: {message.subject}\n\n{message.body}")
