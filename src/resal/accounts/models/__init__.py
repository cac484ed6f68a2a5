from .care import Care
from .consent import Consent
from .link import SignedLink
from .person import Person, Role, RoleGrant

__all__ = ["Care", "Consent", "Person", "Role", "RoleGrant", "SignedLink"]
