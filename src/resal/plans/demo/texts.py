"""What the fictional plan of Boisé-du-Ruisseau says (all invented): frame, objectives, actions, indicators, news."""

TITLE = "Repérer et soutenir les jeunes exposés à l’exploitation sexuelle"

FRAME = {
    "problem": (
        "Depuis l’automne 2023, trois organismes remarquent, chacun de leur côté, du recrutement chez les "
        "14–17 ans. Les adultes hésitent, ne savent pas qui appeler, et les jeunes racontent leur histoire "
        "plusieurs fois avant d’être aidés."
    ),
    "responses": (
        "Ateliers de sexualité à l’école, travail de rue quatre soirs par semaine, un contact informel au CIUSSS."
    ),
    "hypothesis": (
        "Si chaque adulte pivot sait reconnaître les signes et connaît par son nom la personne à joindre, alors "
        "les jeunes seront vus plus tôt, parce que l’hésitation vient surtout de ne pas savoir quoi faire après."
    ),
    "evidence": (
        "Portrait de février 2025 : neuf entretiens, enquête de l’école, données regroupées de trois services. "
        "Protocoles semblables essayés dans deux autres quartiers."
    ),
    "governance": (
        "Comité de suivi de six organismes, porté par la Table jeunesse. Une heure toutes les six semaines; "
        "bilans à six et à douze mois."
    ),
}
POPULATIONS = ("12_17", "18_25", "intervenants")
ECOLOGICAL = ("eco_relation", "eco_communaute")
PREVENTION = ("prev_primaire", "prev_secondaire")

# What the room's three problems become: objective, minimum success, deadline
OBJECTIVES = (
    (
        "Repérer et référer sans perdre personne : d’ici avril 2026, un adulte inquiet sait qui appeler le jour même",
        "Six organismes qui se servent du même protocole",
        "2026-04-27",
    ),
    (
        "Le recrutement en ligne : d’ici avril 2026, 240 jeunes en ont parlé entre eux, avec leurs mots",
        "Deux écoles et la maison des jeunes rejointes",
        "2026-04-27",
    ),
    (
        "Des lieux sûrs pour les 16–22 ans : d’ici avril 2026, un lit se trouve le soir même",
        "Une première entente qui tient",
        "2026-04-27",
    ),
)

# code, objective, what, lead, with whom, due, cost, kind of intervention, how we will know
ACTIONS = (
    (
        "A1", 0, "Écrire et signer un protocole de référence", "O07",
        ("O01", "O02", "O03", "O04", "O05", "O06", "O08", "O10"), "2025-09-30", 2500, "corridor",
        "Le protocole signé par les organismes",
    ),
    (
        "A2", 0, "Une fiche d’une page, « signes et gestes », essayée avec les équipes", "O05", ("O03", "O11"),
        "2025-06-15", 1500, "sensibilisation", "La fiche imprimée, relue par les jeunes",
    ),
    (
        "A3", 0, "Un cycle de formation pour les adultes pivots", "R1", ("O05", "O07"), "2025-10-09", 4500,
        "formation_pro", "Deux formations et trois espaces cliniques tenus",
    ),
    (
        "A4", 0, "Une personne-contact nommée par organisme, mise à jour chaque trimestre", "O01",
        ("O02", "O03", "O04", "O05", "O06", "O07", "O08", "O09", "O10", "O11"), None, 1200, "corridor",
        "La liste à jour, quatre fois dans l’année",
    ),
    (
        "A5", 1, "Des ateliers entre pairs sur le recrutement en ligne", "O02", ("O11", "O06"), "2026-03-31", 3000,
        "education", "240 jeunes rejoints",
    ),
    (
        "A6", 1, "Trois soirées pour les parents, en trois langues", "O10", ("O06",), "2026-02-15", 800, "famille",
        "Trois soirées tenues",
    ),
    (
        "A7", 2, "Des ententes pour des lits d’urgence", "O04", ("O07",), "2026-03-31", 2000, "hebergement",
        "Trois ententes signées",
    ),
    (
        "A8", 1, "Une campagne d’affiches dans les commerces", "O09", (), "2025-12-01", 1500, "sensibilisation",
        "Les affiches en place dans vingt commerces",
    ),
)  # fmt: skip

# The room's commitments, in the order they were made, and the actions they belong to
FOR_ACTIONS = ("A1", "A2", "A5", "A7", "A6")

# code, objective, name, kind, unit, target, baseline, more
INDICATORS = (
    ("signed", 0, "Organismes qui ont signé le protocole", "process", "", 12, 0, {}),
    ("done", None, "Actions faites", "process", "", 8, 0, {}),
    (
        "trained", 0, "Adultes formés qui obtiennent 7/10 ou plus au questionnaire", "outcome", "%", 70, 18,
        {"source": "Questionnaire de dix questions, avant et après la formation",
         "baseline_source": "4 sur 22 avant la formation"},
    ),
    ("reached", 1, "Jeunes rejoints par les ateliers entre pairs", "process", "", 240, 0, {}),
    (
        "delay", 0, "Délai médian entre l’inquiétude et le premier contact spécialisé", "outcome",
        "jours ouvrables", 5, None,
        {"definition": "Jours ouvrables entre l’appel d’un organisme et la première rencontre",
         "source": "Données regroupées du CIUSSS"},
    ),
    ("beds", 2, "Ententes pour des lits d’urgence", "process", "", 3, 0, {}),
    (
        "passed", 0, "Situations passées par la trajectoire", "process", "", None, 0,
        {"disaggregation": "Genre et âge : caché sous dix", "source": "Données regroupées du CIUSSS"},
    ),
)  # fmt: skip

# code, day, value, numerator, denominator
MEASURES = (
    ("trained", "2025-10-15", 68, 15, 22),
    ("signed", "2025-10-24", 0, None, None),
    ("done", "2025-10-27", 2, None, None),
    ("reached", "2025-10-27", 94, None, None),
    ("delay", "2025-10-28", 10, None, None),
    ("beds", "2025-10-27", 1, None, None),
    ("reached", "2026-03-30", 263, None, None),
    ("signed", "2026-04-20", 11, None, None),
    ("done", "2026-04-20", 5, None, None),
    ("delay", "2026-04-20", 6, None, None),
    ("beds", "2026-04-20", 2, None, None),
    ("passed", "2026-04-20", 17, None, None),
)

# who answers the draft, when, what she says
ANSWERS = (
    ("O09", "2025-04-23", "agrees", ""),
    ("O11", "2025-04-25", "suggests", "Faites relire la fiche par des jeunes avant de l’imprimer."),
)

# code, day, status, note, which organisation tells it
NEWS = (
    ("A2", "2025-05-20", "under_way", "Première version relue avec l’équipe de rue.", "O05"),
    (
        "A1",
        "2025-06-10",
        "under_way",
        "Deux rencontres de rédaction; la première version avait 14 étapes.",
        "O07",
    ),
    (
        "A2",
        "2025-06-12",
        "done",
        "Imprimée à 400 exemplaires; les Voix du Boisé ont changé trois phrases.",
        "O05",
    ),
    ("A3", "2025-06-20", "under_way", "27 personnes à la première formation.", "R1"),
    ("A4", "2025-07-02", "under_way", "Première liste envoyée aux onze organismes.", "O01"),
    ("A5", "2025-09-22", "under_way", "Quatre ateliers tenus.", "O02"),
    ("A1", "2025-09-29", "under_way", "Encore six semaines : deux directions doivent le lire.", "O07"),
    ("A3", "2025-10-09", "done", "Deux formations et trois espaces cliniques : 52 personnes.", "R1"),
    (
        "A8",
        "2025-10-14",
        "abandoned",
        "Les jeunes ont dit que les affiches pointeraient les victimes.",
        "O09",
    ),
    ("A7", "2025-10-20", "under_way", "Une entente signée sur trois.", "O04"),
    ("A1", "2025-11-11", "done", "Signé par onze organismes, six semaines plus tard que prévu.", "O07"),
    ("A6", "2026-01-29", "under_way", "Une soirée tenue sur trois; il manque des interprètes.", "O10"),
    ("A7", "2026-02-24", "under_way", "Deux ententes sur trois.", "O04"),
    ("A5", "2026-03-27", "done", "263 jeunes rejoints.", "O02"),
    ("A4", "2026-04-14", "done", "Quatrième mise à jour; la Table continue après le plan.", "O01"),
)

# code, day, what changes, why, decided where
CHANGES = (
    (
        "A5", "2025-11-04", {"what": "Des ateliers entre pairs sur le recrutement en ligne, en groupes non mixtes"},
        "Dans les groupes mixtes, les filles parlaient peu.", "Comité de suivi du 4 novembre 2025",
    ),
    (
        "A7", "2026-03-24", {"due_on": "2026-06-30"},
        "La troisième entente attend le conseil d’administration de juin.", "Comité de suivi du 24 mars 2026",
    ),
)  # fmt: skip

MIDTERM = (
    "Deux actions faites, une abandonnée à la demande des jeunes. Le protocole prend plus de temps que prévu : "
    "on garde l’échéance de novembre. Les ateliers continuent en groupes non mixtes."
)
FINAL = (
    "Cinq actions faites sur huit. Le délai avant le premier contact a baissé, sans vraie valeur de départ : on ne "
    "peut pas dire de combien. Onze organismes ont signé sur douze. Ce qui reste : deux soirées pour les parents et "
    "une entente de lits. La Table jeunesse continue avec un plan de deuxième année."
)
PUBLIC_TITLE = "Savoir qui appeler : un plan de dix organismes pour les jeunes"

# What comes after what.
AFTER = {"A3": ("A2",), "A5": ("A3",)}
