// Passkeys: the browser makes or opens the key, the form carries its answer. Without them, the other doors stay.

const fromBase64url = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const toBase64url = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const withBytes = (list) => (list ?? []).map((key) => ({ ...key, id: fromBase64url(key.id) }));

function creation({ publicKey }, alone) {
  const selection = {
    ...publicKey.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    ...(alone && { userVerification: "required" }),
  };
  return {
    publicKey: {
      ...publicKey,
      authenticatorSelection: selection,
      challenge: fromBase64url(publicKey.challenge),
      user: { ...publicKey.user, id: fromBase64url(publicKey.user.id) },
      excludeCredentials: withBytes(publicKey.excludeCredentials),
    },
  };
}

const request = ({ publicKey }) => ({
  publicKey: {
    ...publicKey,
    challenge: fromBase64url(publicKey.challenge),
    allowCredentials: withBytes(publicKey.allowCredentials),
  },
});

function plain(credential) {
  const { response } = credential;
  const answer = { clientDataJSON: toBase64url(response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) answer[part] = toBase64url(response[part]);
  }
  if (response.getTransports) answer.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: toBase64url(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: answer,
  };
}

const optionsOf = () => JSON.parse(document.getElementById("passkey-options").textContent);

async function optionsFrom(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`options: ${answer.status}`);
  return (await answer.json()).request_options;
}

const ways = {
  "sign-in": async (form) => navigator.credentials.get(request(await optionsFrom(form))),
  answer: async () => navigator.credentials.get(request(optionsOf().request_options)),
  add: async (form) => {
    const alone = form.elements.passwordless?.checked ?? false;
    return navigator.credentials.create(creation(optionsOf().creation_options, alone));
  },
};

function offer(form) {
  const button = form.querySelector("button[type=button]");
  const failed = form.querySelector("[data-passkey-failed]");
  form.hidden = false;
  button.addEventListener("click", async () => {
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(plain(await ways[form.dataset.passkey](form)));
      form.submit();
    } catch (error) {
      failed.hidden = false;
    }
  });
}

// A key belongs to a name: browsers refuse bare addresses such as 127.0.0.1.
const named = !/^[\d.]+$|:/.test(location.hostname);
if (window.PublicKeyCredential && named) {
  document.querySelectorAll("[data-passkey]").forEach(offer);
} else {
  document.querySelectorAll("[data-passkey-absent]").forEach((notice) => {
    notice.hidden = false;
  });
}
