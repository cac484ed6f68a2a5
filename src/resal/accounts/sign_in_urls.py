"""The addresses of allauth, under their own names (allauth reverses them) and only those we use."""

from django.urls import path

from resal.accounts.views import account, sign_in

urlpatterns = [
    path("connexion/", sign_in.sign_in, name="account_login"),
    path("connexion/", sign_in.sign_in, name="account_request_login_code"),
    path("connexion/code/", sign_in.confirm_code, name="account_confirm_login_code"),
    path("connexion/mot-de-passe/", sign_in.password_sign_in, name="password_sign_in"),
    path("connexion/cle/", sign_in.sign_in_with_key, name="mfa_login_webauthn"),
    path("connexion/second-facteur/", sign_in.second_factor, name="mfa_authenticate"),
    path("connexion/fermee/", sign_in.inactive, name="account_inactive"),
    path("connexion/demo/", sign_in.enter_demo, name="enter_demo"),
    path("deconnexion/", sign_in.sign_out, name="account_logout"),
    path("compte/confirmer/mot-de-passe/", sign_in.again_by_password, name="account_reauthenticate"),
    path("compte/confirmer/code/", sign_in.again_by_code, name="mfa_reauthenticate"),
    path("compte/confirmer/cle/", sign_in.again_by_key, name="mfa_reauthenticate_webauthn"),
    path("compte/securite/", account.security, name="mfa_index"),
    path("compte/securite/", account.security, name="mfa_list_webauthn"),
    path("compte/securite/application/", sign_in.add_app, name="mfa_activate_totp"),
    path("compte/securite/application/retrait/", sign_in.remove_app, name="mfa_deactivate_totp"),
    path("compte/securite/cles/", sign_in.add_key, name="mfa_add_webauthn"),
    path("compte/securite/cles/<int:pk>/retrait/", sign_in.remove_key, name="mfa_remove_webauthn"),
    path("compte/securite/codes/", sign_in.codes, name="mfa_view_recovery_codes"),
    path("compte/securite/codes/fichier/", sign_in.codes_file, name="mfa_download_recovery_codes"),
    path("compte/securite/codes/nouveaux/", sign_in.new_codes, name="mfa_generate_recovery_codes"),
    path("compte/appareils/", sign_in.devices, name="usersessions_list"),
]
