"""What the fictional room wrote: 27 ideas, gathered into ten issues."""

QUESTION = (
    "Qu’est-ce qui nous empêche de repérer et de soutenir les jeunes exposés à l’exploitation sexuelle ?"
)

FACTS = (
    (
        "Trois organismes sur neuf disent ne pas savoir qui appeler quand ils s’inquiètent pour un jeune.",
        "Entretiens avec neuf personnes clés, février 2025 (fictif)",
    ),
    (
        "Un élève de 4e secondaire sur sept a reçu une offre d’argent ou de cadeaux d’un inconnu en ligne.",
        "Sondage de l’école des Trois-Rivages, 2024 (fictif)",
    ),
    (
        "Aucun lit d’urgence pour les 16–22 ans n’est ouvert la nuit dans le quartier.",
        "Données agrégées des services, 2024 (fictif)",
    ),
)

# wording, wording in English, the ideas it gathers
ISSUES = (
    (
        "Le recrutement en ligne des 13–17 ans",
        "Online recruitment of 13–17 year-olds",
        (
            "Les jeunes se font approcher sur les réseaux sociaux",
            "De faux contrats de mannequin circulent en messages privés",
            "Le recrutement commence dans les jeux en ligne",
            "On ne sait pas quoi dire aux 13 ans sur les avances en ligne",
        ),
    ),
    (
        "Des adultes pivots peu outillés pour voir les signes",
        "Pivot adults ill-equipped to notice the signs",
        (
            "Les intervenants ne savent pas reconnaître les signes",
            "Les profs ont peur de se tromper",
            "Pas de formation pour les surveillants et les entraîneurs",
        ),
    ),
    (
        "Pas de trajectoire claire entre organismes",
        "No clear referral pathway between organisations",
        (
            "On ne sait pas qui appeler",
            "Chaque organisme recommence l’histoire à zéro",
            "Les délais entre services découragent les jeunes",
            "Personne ne sait qui fait quoi après 17 h",
        ),
    ),
    (
        "Le manque de lieux sûrs pour les 16–22 ans, surtout en fugue",
        "Lack of safe places for 16–22 year-olds, runaways above all",
        (
            "Il n’y a nulle part où dormir quand on fugue",
            "Les hébergements refusent les 16–17 ans le soir",
            "Pas d’endroit où aller sans donner son nom",
        ),
    ),
    (
        "L’échange de sexe contre des biens vu comme normal entre pairs",
        "Peers see exchanging sex for goods as normal",
        (
            "Des amies trouvent ça normal de payer avec son corps",
            "On parle de cadeaux, jamais d’exploitation",
        ),
    ),
    (
        "Les images intimes partagées à l’école",
        "Intimate images shared at school",
        (
            "Des photos circulent dans les groupes de classe",
            "Une victime change d’école plutôt que d’en parler",
            "L’école punit tout le monde pareil",
        ),
    ),
    (
        "Les motels et locations de courte durée comme lieux d’exploitation",
        "Motels and short-term rentals as venues",
        (
            "Deux motels reviennent toujours dans les histoires",
            "Les locations à la nuit ne sont pas surveillées",
            "Personne n’a parlé aux hôteliers",
        ),
    ),
    (
        "Des victimes qu’on ne voit pas : garçons, jeunes LGBTQ+",
        "Victims nobody sees: boys, LGBTQ+ youth",
        ("On pense toujours à des filles", "Les garçons n’ont aucune ressource à leur nom"),
    ),
    (
        "Des parents isolés, qui ne savent pas à qui parler",
        "Isolated parents who do not know whom to talk to",
        ("Les parents ont honte d’en parler", "Rien n’est traduit pour les parents"),
    ),
    (
        "Le recrutement près du métro en soirée",
        "Recruitment near the metro in the evening",
        ("Mettre des caméras dans le parc",),
    ),
)

DISCUSSION = (
    "Les motels sont portés par la police et la ville : ce sont les lieux qu’elles voient. Les groupes "
    "communautaires voient des jeunes sans lit le soir. La salle garde les deux lectures et remarque que la "
    "trajectoire entre organismes vient en tête des deux côtés."
)

BLOCKS = {
    3: "Aucune entente écrite ; les numéros changent ; personne ne rappelle après 17 h.",
    1: "Les adultes découvrent les applications après les jeunes ; pas de temps pour les ateliers.",
    4: "Les permis d’hébergement, le financement de nuit, la peur du voisinage.",
    2: "Pas de formation commune ; peur de mal faire.",
    7: "Il faudrait un pouvoir d’inspection que personne n’a ici.",
}

# issue: A size, B seriousness, C effectiveness
CRITERIA = {2: (8, 7, 9), 3: (8, 8, 8), 1: (8, 9, 6), 4: (6, 10, 5), 7: (5, 8, 4)}

PROBLEMS = (
    ("Repérer et référer sans perdre personne", (3, 2), ""),
    ("Le recrutement en ligne", (1,), ""),
    (
        "Des lieux sûrs pour les 16–22 ans",
        (4,),
        "Retenu malgré un score plus bas aux critères, à cause de la gravité : un jeune sans lit est en danger "
        "le soir même.",
    ),
)

PASSED_TO = {7: "Bureau de la sécurité urbaine de la Ville"}
DISSENT = (
    "O08",
    "Nous aurions gardé les motels parmi les priorités : c’est là que nous intervenons chaque semaine.",
)

# organisation, what, due, who must approve and when the answer is expected
COMMITMENTS = (
    (
        "O07",
        "Rédiger le protocole de référence avec les partenaires",
        "2025-09-30",
        ("direction jeunesse", "2025-04-25"),
    ),
    ("O05", "Écrire la fiche « signes et gestes » et l’essayer avec les équipes", "2025-06-15", None),
    (
        "O02",
        "Animer des ateliers entre pairs sur le recrutement en ligne",
        "2026-03-31",
        ("conseil d’administration", "2025-05-06"),
    ),
    (
        "O04",
        "Conclure des ententes pour des lits d’urgence",
        "2026-03-31",
        ("conseil d’administration", "2025-05-20"),
    ),
    ("O10", "Tenir une soirée pour les parents en trois langues", "2026-02-15", None),
)
