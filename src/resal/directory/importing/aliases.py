"""Other words for the lines of the seeded vocabularies. A word counts only where its code exists in the network."""

SECTORS = {
    "comm_jeunesse": "maison des jeunes|mdj|organisme jeunesse|communautaire jeunesse|youth community|jeunesse",
    "travail_rue": "travail de rue|travail de milieu|street work|outreach",
    "concertation": "table de concertation|concertation|cdc|round table|table de quartier|coalition",
    "femmes_victimes": "groupe de femmes|aide aux victimes|cavac|calacs|women s group|victim support",
    "lgbtq": "lgbtq|lgbtq2|lgbt|lgbtq organisation",
    "immigration": "immigration|communautes culturelles|immigrant services",
    "autochtone": "autochtone|indigenous|premieres nations",
    "education": "education|scolaire|ecole|milieu scolaire|centre de services scolaire|css|school|school board",
    "sante": "sante|sante et services sociaux|ciusss|cisss|clsc|reseau de la sante|health|services sociaux",
    "protection": "protection de la jeunesse|dpj|centre jeunesse|youth protection",
    "police": "police|spvm|sq|securite publique|service de police|policier",
    "justice": "justice|justice reparatrice|judiciaire|tribunal|restorative justice|equijustice",
    "municipal": "municipal|ville|municipalite|arrondissement|city|borough|ville de montreal|municipal government",
    "gouvernement": "gouvernement|gouvernemental|provincial|federal|ministere|government",
    "habitation": "habitation|hebergement|logement|omhm|housing|shelter",
    "employabilite": "employabilite|emploi|carrefour jeunesse emploi|cje|employment",
    "loisir": "loisir|loisirs|sport|culture|bibliotheque|leisure|sports et loisirs|library",
    "recherche": "recherche|universite|universitaire|enseignement superieur|research|university|academique",
    "philanthropie": "philanthropie|fondation|bailleur|bailleur de fonds|funder|foundation|centraide",
    "prive": "prive|entreprise|commerce|private|secteur prive|business",
    "medias": "medias|media|journalisme",
    "jeunes": "jeunes|jeune|comite jeunes|young people|youth committee",
    "citoyens": "citoyen|citoyens|citoyenne|residents|familles|parents|resident|citizens",
}
FAMILIES = {
    "community": "communautaire|organisme communautaire|milieu communautaire|obnl|osbl|community|non profit|ong",
}
USUAL_SECTOR = {"community": "comm_autre", "private": "prive", "justice": "justice"}
TERRITORIES = {
    "ahuntsic_cartierville": "ahuntsic|cartierville|bordeaux cartierville|ac",
    "cdn_ndg": "cdn ndg|cdn|ndg|cote des neiges|notre dame de grace",
    "plateau": "plateau|le plateau|plateau mont royal|mile end",
    "sud_ouest": "sud ouest|saint henri|st henri|pointe saint charles|petite bourgogne|verdun sud ouest",
    "ile_bizard": "ile bizard|l ile bizard|sainte genevieve|ste genevieve",
    "mhm": "mhm|hochelaga|hochelaga maisonneuve|homa|mercier|maisonneuve|mercier est|mercier ouest",
    "montreal_nord": "mtl nord|montreal n|mtl n|mn",
    "pierrefonds_roxboro": "pierrefonds|roxboro",
    "rdp_pat": "rdp pat",
    "rosemont": "rosemont|petite patrie|la petite patrie|rpp|rosemont petite patrie",
    "saint_laurent": "ville saint laurent|vsl",
    "ville_marie": "centre ville|downtown|centre sud|vieux montreal",
    "vsp": "vsp|vsmpe|villeray saint michel parc extension",
    "parc_extension": "parc ex|park extension|park ex",
    "rdp": "rdp",
    "pat": "pat",
}
LANGUAGES = {
    "fr": "fr|fra|francais|francaise|french|franco",
    "en": "en|ang|eng|anglais|anglaise|english",
    "ht": "ht|creole|kreyol|creole haitien|haitian creole",
    "es": "es|esp|espagnol|spanish|castillan",
    "ar": "ar|arabe|arabic",
    "zh": "zh|chinois|mandarin|cantonais|chinese",
    "pt": "pt|portugais|portuguese",
    "lsq": "lsq|langue des signes|langue des signes quebecoise",
    "iu": "iu|inuktitut",
    "cr": "cr|cri|cree",
}
BOTH = {"bilingue": ("fr", "en"), "bilingual": ("fr", "en"), "fr en": ("fr", "en")}
COMPETENCES = {
    "animation_arp": "animation|facilitation|resolution de problemes",
    "portrait": "portrait|diagnostic|portrait local",
    "plan": "planification|plan d action",
    "evaluation": "evaluation",
    "violence_sexuelle": "violences sexuelles|agression sexuelle|sexual violence",
    "cyberviolence": "cyberintimidation|violence en ligne|cyberbullying",
    "gangs": "gangs|gangs de rue|violence armee|gang|armes a feu|street gangs",
    "haine": "radicalisation|crimes haineux|haine",
    "violence_amoureuse": "violence amoureuse|violence conjugale|dating violence",
    "lgbtq": "lgbtq|diversite sexuelle",
    "interculturel": "interculturel|intervention interculturelle|intercultural",
    "autochtone": "autochtone|realites autochtones",
    "travail_rue": "travail de rue|travail de milieu|street work",
    "mediation": "mediation|mediation sociale|mediation citoyenne",
    "justice_reparatrice": "justice reparatrice|justice restauratrice",
    "trauma": "trauma|traumatisme|trauma informed",
    "police_jeunes": "police|relations police jeunes",
    "participation": "participation|participation des jeunes|youth participation",
    "familles": "familles|famille|soutien aux familles",
    "climat_scolaire": "climat scolaire|intimidation|school climate",
    "droit": "droit|lspj|protection de la jeunesse",
}


def spread(table: dict[str, str]) -> dict[str, str]:
    """Each word with its code; a word that two codes claim belongs to neither."""
    words: dict[str, str] = {}
    for code, text in table.items():
        for word in text.split("|"):
            words[word] = "" if word in words else code
    return words
