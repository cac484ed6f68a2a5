"""Give somebody the coordination role: the first door of a new installation."""

from resal.commands.house import add_data_folder, open_house
from resal.commands.terminal import complain, said, write


def add_arguments(parser):
    parser.add_argument("email", help=said("courriel professionnel", "work e-mail"))
    parser.add_argument("--given-name", required=True, metavar=said("PRÉNOM", "NAME"))
    parser.add_argument("--family-name", required=True, metavar=said("NOM", "NAME"))
    parser.add_argument(
        "--language", choices=["fr", "en"], default="fr", help=said("sa langue", "her language")
    )
    add_data_folder(parser)


def run(arguments) -> int:
    open_house(arguments.data)
    from django.core.exceptions import ValidationError
    from django.core.management import call_command
    from django.core.validators import validate_email

    try:
        validate_email(arguments.email)
    except ValidationError:
        return complain(
            said(
                f"« {arguments.email} » n’est pas un courriel.",
                f"“{arguments.email}” is not an e-mail address.",
            )
        )
    call_command("migrate", verbosity=0, interactive=False)
    from resal.accounts.actions import invite_coordinator

    person = invite_coordinator(
        by=None,
        given_name=arguments.given_name,
        family_name=arguments.family_name,
        email=arguments.email,
        language=f"{arguments.language}-ca",
    )
    write(
        said(
            f"{person.name} coordonne le réseau. Pour entrer : {sign_in()}, avec {person.email}.",
            f"{person.name} coordinates the network. To sign in: {sign_in()}, with {person.email}.",
        )
    )
    return 0


def sign_in() -> str:
    from django.conf import settings
    from django.urls import reverse

    return settings.RESAL_URL.rstrip("/") + reverse(settings.LOGIN_URL)
