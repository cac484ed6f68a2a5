"""How people sign in: a code by e-mail, a passkey, or a password with a second factor."""

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

ACCOUNT_ADAPTER = "resal.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 2
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "request_login_code": "resal.accounts.forms.sign_in.AskCodeForm",
    "confirm_login_code": "resal.accounts.forms.sign_in.CodeForm",
    "login": "resal.accounts.forms.sign_in.PasswordForm",
    "reauthenticate": "resal.accounts.forms.sign_in.PasswordAgainForm",
}

MFA_ADAPTER = "resal.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# E-mails are given by the coordination and proven by the first code: nothing is left to verify.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Browsers offer passkeys on https and on http://localhost only; this lets the second one through.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "resal.accounts.forms.sign_in.SecondFactorForm",
    "reauthenticate": "resal.accounts.forms.sign_in.SecondFactorAgainForm",
    "activate_totp": "resal.accounts.forms.sign_in.ActivateAppForm",
    "login_webauthn": "resal.accounts.forms.sign_in.SignInWithKeyForm",
    "authenticate_webauthn": "resal.accounts.forms.sign_in.SecondFactorKeyForm",
    "reauthenticate_webauthn": "resal.accounts.forms.sign_in.KeyAgainForm",
    "add_webauthn": "resal.accounts.forms.sign_in.AddKeyForm",
}
