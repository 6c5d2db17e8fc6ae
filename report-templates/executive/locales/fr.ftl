# Les phrases du rapport en français. Les figures arrivent en texte, les décomptes en nombres qui choisissent le pluriel.

## Figures et absence
dash = –
semicolon = {" "};
pair = { $name } : { $value }
yes = oui
no = non
points = { $count ->
    [one] { $value } point
   *[other] { $value } points
}
n-equals = n = { $n }
of-count = sur { $of }
of-100 = sur 100
of-100-at-95 = sur 100, à 95 %
level-of = niveau { $level } sur { $of }
reply-ticked = { $count ->
    [0] aucune option sur { $of }
    [one] une option sur { $of }
   *[other] { $count } options sur { $of }
}
reached-median = réponse médiane { $given }
reached-agreed = réponse { $given }
reached-share = { $share } répondent { $given }
reached-ticked = { $given } à la médiane
reached-ticked-agreed = { $given }
rise-level = du niveau { $level } au { $next } sur { $of }
rise-reply = de { $given } à { $next }
rise-share = au-delà de { $share } de { $given }
aim-reply = { $given } → { $next }
level-count = { $count ->
    [one] une pratique
   *[other] { WORDS($count) } pratiques
} au niveau { $level }
percentile = percentile
rank = { $rank } percentile
quartile = { $rank } quartile
threshold = seuil du palier { $number } : { $at }
unit-respondents = { $n ->
    [one] { $n } répondant
   *[other] { $n } répondants
}
unit-groups = { $n ->
    [one] { $n } groupe
   *[other] { $n } groupes
}
unit-peers = { $n ->
    [one] { $n } pair
   *[other] { $n } pairs
}
unit-peers-fictional = { $n ->
    [one] { $n } pair fictif
   *[other] { $n } pairs fictifs
}
span-short = 0–3 mois
span-middle = 3–12 mois
span-long = 12–36 mois
absent-not-applicable = non applicable
absent-unanswered = non noté : trop peu de réponses
absent-hidden = non montré, pour que nul ne soit reconnu
absent-percentile = sans rang
absent-stage = sans palier
hidden-short = non montré
no-interval-one = sans intervalle : moins de deux répondants
no-interval-alike = sans intervalle : toutes les réponses sont les mêmes
no-interval-consensus = sans intervalle : une seule réponse par question
no-interval-capped = sans intervalle : une règle du secteur plafonne cette note
no-interval-not-kept = sans intervalle : relevé dans le pool
all-domains = Ensemble
all-respondents = Tous les répondants

## Étiquettes
label-figure = Figure
label-source = Source
label-page = page
label-page-short = p.
label-skip = Aller à la synthèse
label-data = Chiffres du graphique
label-scroll = Faire glisser pour voir la suite
label-sort = Trier par
label-given = ordre d’origine
label-comment = Commentaire du consultant
label-comment-own = Commentaire du répondant
label-good = bon signe
label-attention = point d’attention
label-evidence = Pièces vues
see-page = Voir le détail
you-are-here = Vous êtes ici

## Sources
source-answers = questionnaire { $instrument } { $version }, { $date }, n = { $n }
source-consensus = { $n ->
    [one] questionnaire { $instrument } { $version }, consensus d’atelier, { $date }
   *[other] questionnaire { $instrument } { $version }, consensus de { $n } ateliers, { $date }
}
source-agreed = questionnaire { $instrument } { $version }, une seule réponse par question, { $date }
source-peers = pairs : { $pool }, { $years }, { $cell }, n = { $n }
source-peers-fictional = pairs fictifs : { $pool }, { $years }, { $cell }, n = { $n }
source-peers-undated = pairs : { $pool }, { $cell }, n = { $n }
source-peers-fictional-undated = pairs fictifs : { $pool }, { $cell }, n = { $n }
source-line = Source : { $source }
source-choice = choix du consultant
source-choice-of = { $citation } (choix du consultant)
source-general = { $citation } (connaissance générale, choix du consultant)
source-plugin = Extension sectorielle « { $id } », appliquée après les notes mesurées.
source-pool-label = Pairs.
licence = Licence des textes : { $licence }.

## Têtes de colonnes
column-action = Action
column-after-rules = Après règles
column-alpha = Alpha
column-answered = Répondu
column-answers = Réponses
column-before-after = Avant → après
column-better = Mieux
column-blank = Sans réponse
column-cell = Pairs
column-code = N°
column-condition = Condition
column-counterparts = Pratiques en correspondance
column-described = Ce que décrivent les réponses
column-dk = Ne sait pas
column-correlation = Corrélation
column-brought = Apport au total
column-change = Écart
column-domain = Domaine
column-effort = Effort
column-found = Constaté
column-gap = Écart
column-group = Groupe
column-horizon = Horizon
column-impact = Impact
column-index = Indice
column-indicative = Niveau indicatif
column-interval = Intervalle à 95 %
column-invited = Invités
column-level = Niveau atteint
column-level-mixed = Niveau ou réponse
column-level-replies = Réponse
column-looks-like = Ce qui y est vrai
column-measured = Mesurée
column-median = Médiane
column-n = Échantillon
column-na = Non applicable
column-owner = Qui porte
column-part = Apport
column-peers = n
column-population = Population
column-practice = Pratique
column-q1 = Q1
column-q3 = Q3
column-quartile = Quartile
column-question = Question
column-questions = Questions
column-rank = Rang
column-rate = Taux de réponse
column-reason = Ce qui l’a déclenchée
column-row = Ligne
column-respondents = Répondants
column-rule = Règle
column-score = Note
column-source = Source
column-stage = Palier
column-state = État
column-subject = Agit sur
column-threshold = Seuil de note
column-value = Valeur
column-wanted = Exigé
column-weight = Poids
column-what = Que faire
column-year = Année

## Couverture, sommaire, mode d’emploi
cover-kind = Rapport de maturité
cover-title = Maturité de l’expérience client : { $organisation }
cover-subtitle = Où en est l’organisation, avec quelle certitude, face à qui, et que décider
cover-assessment = Évaluation
cover-base = Base
cover-consensus = consensus d’atelier
cover-agreed = une seule réponse par question
cover-recipient = Destinataire
cover-author = Établi par
cover-distribution = Diffusion
fictional-peers = Données fictives : l’organisation et ses pairs sont inventés pour la démonstration.
fictional-alone = Données fictives : l’organisation et ses réponses sont inventées pour la démonstration.
contents-section = Sommaire
contents-headline = { $n ->
    [one] Un constat
   *[other] { CAPWORDS($n) } constats, à lire dans l’ordre
}
contents-lead = Chaque titre est une conclusion : lus à la suite, ils racontent le rapport. La synthèse se lit seule.
reading-keys-title = Comment lire les graphiques
key-interval-label = Une note et son intervalle
key-interval = Le point est la note sur 100. La barre est l’intervalle à 95 % : deux notes dont les barres se recouvrent largement ne se distinguent pas.
key-peers-label = Les pairs
key-peers = La bande claire va du premier au troisième quartile : la moitié centrale des pairs. Le trait est leur médiane.
key-below-label = Sous le premier quartile
key-below = Un losange ouvert signale une note inférieure à celle de trois pairs sur quatre. La forme suffit, même imprimée en gris.
key-level-label = Le niveau d’une pratique
key-level = Le niveau atteint est la médiane des réponses : la moitié des répondants au moins situe la pratique à ce niveau ou plus haut.
key-level-agreed-label = Le niveau d’une pratique
key-level-agreed = Le niveau atteint est celui de la réponse donnée.
key-stages-label = Le palier
key-stages = Un palier est atteint quand toutes ses conditions tiennent, et celles des paliers précédents aussi.
key-verdict-label = Bon signe, point d’attention
key-verdict = Vert plein pour ce qui tient, orange ouvert pour ce qui demande une décision. Jamais de couleur sans forme.
notice-model = À propos du modèle.

## Synthèse
summary-section = Synthèse
summary-headline-top = Palier { $number } sur { $of }, { $stage } : le plus haut, toutes ses conditions sont remplies
summary-headline-domains = Au palier { $number } sur { $of }, { $stage } ; { $domains } { $count ->
    [one] retient
   *[other] retiennent
} la marche suivante
summary-headline-gates = Au palier { $number } sur { $of }, { $stage } ; { $count ->
    [one] une condition ferme encore
   *[other] { WORDS($count) } conditions ferment encore
} le palier suivant
summary-headline-score = { $score } sur 100 : { $best } en tête, { $weakest } à construire
summary-headline-alone = { $organisation } obtient { $score } sur 100
summary-headline-unrated = Trop peu de réponses pour une note d’ensemble
summary-lead-best-peers = À coup sûr au-dessus de la médiane des pairs : { $domains }.
summary-lead-notably = notamment { $domains }
summary-lead-weak-peers-alone = À coup sûr sous la médiane des pairs : { $domains }.
summary-lead-weak-peers-unsure-alone = Sous la médiane des pairs : { $domains }.
summary-lead-weak-overall-alone = { $domains } { $count ->
    [one] tire
   *[other] tirent
} la note d’ensemble vers le bas.
summary-lead-weak-peers = À coup sûr sous cette médiane : { $domains }.
summary-lead-best-peers-unsure = Au-dessus de la médiane des pairs : { $domains }.
summary-lead-weak-peers-unsure = Sous cette médiane : { $domains }.
summary-lead-best-overall = { $domains } { $count ->
    [one] tire
   *[other] tirent
} la note d’ensemble vers le haut.
summary-lead-weak-overall = { $domains } { $count ->
    [one] la tire
   *[other] la tirent
} vers le bas.
summary-lead-by-score = La note seule mènerait au palier { $number }, { $stage } ; les conditions décident.
summary-stage-same = La note seule mène au même palier.
summary-stage-differs = La note seule mènerait au palier { $number }, { $stage } ; les conditions décident.
summary-stage-unrated = Par ses conditions ; il n’y a pas de note d’ensemble.
key-stage = Palier
key-score = Note d’ensemble
key-position = Position
alt-stage = Palier { $number } sur { $of }
alt-position = { $rank } percentile
before-rules = Avant les règles du secteur : { $score }.
rules-effect = Effet des règles du secteur : { $before } → { $after }.
rules-effect-none = Les règles du secteur laissent la note d’ensemble à { $after }.
rules-effect-count = { $fired ->
    [one] { $changed ->
        [0] Une règle s’est déclenchée, sans changer de chiffre.
       *[other] Une règle s’est déclenchée et change un chiffre.
    }
   *[other] { CAPWORDS($fired) } règles se sont déclenchées, { $changed ->
        [0] sans changer de chiffre
        [one] dont une change un chiffre
       *[other] dont { WORDS($changed) } changent un chiffre
    }.
}
points-word = { $count ->
    [one] point
   *[other] points
}
position-no-pool = Aucun panel de pairs fourni : pas de position.
position-no-score = Pas de note propre : pas de position.
position-few-peers = Moins de 5 pairs : pas de position.
position-quartile = { $quartile } de { $n } pairs
position-quartile-fictional = { $quartile } de { $n } pairs fictifs
position-peers = parmi { $n } pairs { $quartile }
position-peers-fictional = parmi { $n } pairs fictifs { $quartile }
position-range = Entre le { $low } et le { $high } percentile, selon l’intervalle.
position-median = Médiane des pairs : { $median }.
position-measured = Rang avant les règles du secteur.
strengths-title = { $n ->
    [0] Forces
    [1] Une force
    [2] Deux forces
   *[other] Trois forces
}
strengths-none = Aucun domaine ne se détache vers le haut.
gaps-title = { $n ->
    [0] Écarts
    [1] Un écart
    [2] Deux écarts
   *[other] Trois écarts
}
gaps-none = Aucun domaine ne se détache vers le bas.
decisions-title = { $n ->
    [0] Décisions demandées
    [1] Une décision demandée
    [2] Deux décisions demandées
    [3] Trois décisions demandées
   *[other] { CAPWORDS($n) } décisions demandées
}
decisions-none = Aucun conseil ne s’applique aux niveaux atteints.
decision-rank = N°
decision-text = Décision demandée
decision-why = Pourquoi maintenant
decision-owner = Qui porte
decision-before = Avant le
decision-no-date = date à fixer
owner-none = à désigner
why-practice = { $domain }, { $practice } : { $reached }.
why-rule = Règle du secteur { $rule }.
point-better = Mieux que { $share } des pairs ; leur médiane : { $median }.
point-worse = { $share } des pairs font mieux ; leur médiane : { $median }.
point-near = À hauteur des pairs : l’intervalle contient leur médiane, { $median }.
point-level = À hauteur des pairs : leur médiane est la même, { $median }.
point-above = { $points } au-dessus de la note d’ensemble.
point-below = { $points } sous la note d’ensemble.
point-disagreement = Points d’écart en { $domain }, { $high } contre { $low } : deux récits d’une même organisation.
point-disagreement-customers = Points d’écart en { $domain }, { $high } contre { $low } : deux expériences d’une même marque.
point-between = Points d’écart en { $domain }, { $ours } contre { $theirs } : deux regards sur une même organisation.
point-wish = Perçu à { $ours }, voulu à { $theirs } : l’écart dépasse le hasard.
point-groups-differ = { $points } séparent { $high } et { $low }.
point-groups-agree = L’écart entre groupes se confond avec le hasard.
point-doubt = À confirmer : alpha de { $alpha }, sous le seuil de fiabilité de 0,70.
caveat-label = Ce que ces chiffres ne disent pas.
caveat-respondents = { $n ->
    [one] Ils décrivent ce qu’observe un répondant, non ce que vivent les clients.
   *[other] Ils décrivent ce qu’observent { $n } répondants, non ce que vivent les clients.
}
caveat-consensus = Ils décrivent ce dont un atelier est convenu, non ce que vivent les clients.
caveat-agreed = Ils décrivent une seule réponse par question, donnée de l’intérieur, non ce que vivent les clients.
caveat-customers = { $n ->
    [one] Ils décrivent ce qu’un client a répondu, non ce qu’il fera.
   *[other] Ils décrivent ce que { $n } clients ont répondu, non ce qu’ils feront.
}
caveat-sides = Salariés et clients décrivent chacun ce qu’ils voient : un point de vue ne corrige pas l’autre.
caveat-first-wave = Une première mesure ne donne pas de tendance.
stopped-caveat = L’extension { $plugin } ne s’est pas exécutée ({ $why }) : aucune de ses règles n’entre dans ces chiffres.
stopped-at-line = ligne { $line } : { $reason }
stopped-somewhere = { $reason }

## Périmètre
scope-section = Périmètre et méthode
scope-headline-groups = { $n } répondants en { WORDS($groups) } groupes : assez pour comparer les groupes, pas pour juger une équipe
scope-headline-hidden = { $n } répondants : { WORDS($shown) } groupes sur { WORDS($groups) } peuvent être montrés sans que nul ne soit reconnu
scope-headline-whole = { $n ->
    [one] Un répondant : un avis, pas encore une mesure
   *[other] { $n } répondants : une vue d’ensemble, sans comparaison de groupes
}
scope-headline-consensus = Un consensus d’atelier : une position commune, sans marge d’erreur
scope-headline-agreed = Une réponse par question : une position, sans marge d’erreur
scope-headline-groups-customers = { $n } répondants en { WORDS($groups) } groupes : assez pour comparer les groupes, pas pour suivre un client
scope-lead = { $how }, questionnaire { $instrument } (version { $version }, { $questions } questions), { $when }. { $answered } des questions posées ont reçu une réponse.
scope-when = en date du { $day }
scope-period = du { $from } au { $to }
method-self = Autoévaluation
method-facilitated = Diagnostic accompagné
method-third-party = Évaluation par un tiers
method-survey = Enquête
method-agreed = Réponse commune
method-consensus = Atelier
respondents-title = Groupe le plus nombreux : { $group }, { $share } des répondants
respondents-title-whole = L’ensemble se lit comme un seul groupe
respondents-title-agreed = Une seule réponse par question
respondents-unit-agreed = Note d’ensemble mesurée sur 100
respondents-unit = Personnes ; note d’ensemble mesurée sur 100, avec son intervalle à 95 %
groups-hidden = { $count ->
    [one] Un groupe n’est pas montré
   *[other] { CAPWORDS($count) } groupes ne sont pas montrés
} : un groupe se montre à partir de { $minimum } répondants, et jamais quand le total le trahirait.
groups-all-shown = Chaque groupe compte assez de répondants pour être montré.
reliability-title-all = Les { WORDS($of) } échelles sont fiables ; { $answered } des questions ont une réponse
reliability-title-some = { $reliable ->
    [0] { $of ->
        [one] L’échelle n’est pas jugée fiable
       *[other] Aucune échelle sur { WORDS($of) } n’est jugée fiable
    }
    [one] { $of ->
        [one] L’échelle est fiable
       *[other] Une échelle sur { WORDS($of) } est fiable
    }
   *[other] { CAPWORDS($reliable) } échelles sur { WORDS($of) } sont fiables
} ; { $answered } des questions ont une réponse
reliability-title-none = La fiabilité ne se calcule pas ici ; { $answered } des questions ont une réponse
reliability-unit = Alpha de Cronbach (fiable dès 0,70) ; accord entre répondants (modéré dès 0,50, fort dès 0,70) ; parts des questions posées
reliability-source = Alpha sur réponses complètes. Les quatre parts font 100 %, aux arrondis près.
alpha-one-question = aucun : une seule question
alpha-too-few = aucun : trop peu de réponses complètes
alpha-no-variance = aucun : les totaux ne varient pas
alpha-consensus = aucun : un consensus
alpha-weak = { $alpha }, sous 0,70
allows-title = Ce que les chiffres permettent
allows-place = Situer l’ensemble à { $overall } près, et chaque domaine à { $domains } au plus.
allows-place-overall = Situer l’ensemble à { $overall } près.
allows-compare = Comparer deux groupes sur la note d’ensemble quand leur écart dépasse { $points }, marge des deux groupes les moins sûrs.
allows-trace = Relier chaque note à des réponses, et chaque conseil à une note ou à une règle.
denies-title = Ce qu’ils ne permettent pas
denies-few = Juger une équipe : sous { $minimum } répondants, rien n’est affiché.
denies-few-customers = Suivre un client : sous { $minimum } répondants, rien n’est affiché.
denies-consensus = Dire combien les avis diffèrent : un consensus les cache.
denies-trend = Prouver une progression : c’est la première mesure.
denies-customers = Parler pour les clients : ce ne sont pas eux qui ont répondu.
method-title = De la réponse au résultat
step-answer-label = Réponse
step-answer = Chaque réponse devient une part de 0 à 1, du plus bas au plus haut niveau de son échelle.
step-domain-label = Domaine
step-domain-pooled = Moyenne des réponses de chaque répondant, si { $share } au moins du poids applicable a une réponse.
step-domain-means = Moyenne par pratique, puis par domaine, si { $share } au moins du poids applicable a une réponse.
step-domain-weakest = Note de la pratique la plus faible, si { $share } au moins du poids applicable a une réponse.
step-whole-label = Organisation
step-whole = Moyenne des répondants, puis des domaines selon leur poids. Intervalle de Student à 95 %, borné à 0 et 100.
step-whole-consensus = Moyenne des domaines selon leur poids. Une seule réponse par question n’a pas d’intervalle.
step-whole-groups = Moyenne des groupes, à poids égal, puis des domaines selon leur poids. Intervalle de Student à 95 %, borné à 0 et 100.
step-stage-label = Palier
step-stage = Conditions vérifiées marche après marche, une fois les règles du secteur appliquées.
step-stage-unruled = Conditions vérifiées marche après marche.
rule-recognised-label = Anonymat.
rule-recognised = Un groupe se montre à partir de { $minimum } répondants. Quand un total trahirait un groupe caché, un autre l’est aussi.
rule-peers-label = Pairs.
rule-peers = Même questionnaire, même version majeure, l’organisation elle-même exclue. Rang à partir de { $percentile } pairs, quartiles à partir de { $quartiles }.

## Palier
stage-section = Palier de maturité
stage-headline = Palier { $number } atteint ; { $missing ->
    [one] { $of ->
        [one] la seule condition
       *[other] une condition sur { WORDS($of) }
    } ferme encore
   *[other] { $all ->
        [1] les { WORDS($of) } conditions
       *[other] { WORDS($missing) } conditions sur { WORDS($of) }
    } ferment encore
} la porte du palier { $next }
stage-headline-score-above = La note mènerait au palier { $score-number } ; { $missing ->
    [one] { $of ->
        [one] la seule condition
       *[other] une condition sur { WORDS($of) }
    } ferme encore
   *[other] { $all ->
        [1] les { WORDS($of) } conditions
       *[other] { WORDS($missing) } conditions sur { WORDS($of) }
    } ferment encore
} la porte du palier { $next }
stage-headline-score-below = Les conditions tiennent jusqu’au palier { $number } ; la note seule s’arrête au palier { $score-number }
stage-headline-top = Palier { $number } atteint : le plus haut, toutes ses conditions tiennent
stage-lead-score = Avec { $score }, la note seule placerait l’organisation au palier { $number }, { $stage }.
stage-lead-unrated = Il n’y a pas de note d’ensemble : le palier se lit à ses seules conditions.
stage-lead-rule = Un palier est atteint quand toutes ses conditions tiennent, et celles des paliers précédents aussi : ce sont elles qui décident.
threshold-fragile = Fragile : l’intervalle contient le seuil de { $at }.
threshold-near = L’intervalle contient le seuil suivant, { $at }.
threshold-safe = Au-dessus du seuil de { $at }, même en bas de l’intervalle.
threshold-above = Au-dessus du seuil de { $at }.
threshold-under = Sous le seuil de { $at }.
threshold-below = Sous le seuil de { $at }, même en haut de l’intervalle.
stage-figure-same = Par les conditions comme par la note, l’organisation est au palier { $number }
stage-figure-differs = Palier { $number } par les conditions, palier { $score-number } par la note seule
stage-figure-unit = Paliers du questionnaire ; seuil de la note d’ensemble sur 100
stage-figure-source = Seuils et conditions sont ceux du questionnaire.
stage-figure-unit-surveyed = Paliers du questionnaire ; seuil de la note d’ensemble sur 100 ; au pied, part des entreprises d’une enquête publiée
survey-label = Parmi les entreprises interrogées.
survey-lowest = { $share } sont à ce même palier ({ $survey }, d’après { $site })
survey-below = { $share } sont en dessous de ce palier ({ $survey }, d’après { $site })
survey-nearly = Près de { $share } sont en dessous de ce palier ({ $survey }, d’après { $site })
survey-at-most = Au plus { $share } sont en dessous de ce palier ({ $survey }, d’après { $site })
survey-between = Entre { $low } et { $high } sont en dessous de ce palier ({ $survey }, d’après { $site })
survey-straddles = L’enquête donne les { $span } en un seul chiffre
survey-share = { $name } : { $value }
survey-span = paliers { $stages }
survey-derived = Calcul dérivé pour une part : { $how }
survey-derived-short = dérivé
survey-derived-all = * Dérivé : { $how }
survey-mapped = La correspondance entre ses { WORDS($theirs) } paliers et les { WORDS($ours) } d’ici est une lecture des auteurs du questionnaire
survey-source = Parts : { $survey }.
surveys-title = Où en sont les entreprises, année après année
surveys-unit = Part des entreprises par palier, telle que publiée et avec les paliers de chaque série ; * chiffre dérivé
indicative-title = À titre indicatif : « { $model } » { $version }
indicative-unit = Ce que les mêmes réponses laissent entrevoir de cet autre modèle ; ce n’est pas une note, et ses propres questions n’ont pas été posées
indicative-source = Moyenne des pratiques qui se correspondent, dite en quatre mots, du premier au dernier quart du chemin : absent, amorcé, établi, généralisé ; sous la moitié des pratiques, aucun mot n’est donné.
indicative-covered = { $covered } sur { $of }
indicative-absent = absent (indicatif)
indicative-begun = amorcé (indicatif)
indicative-established = établi (indicatif)
indicative-widespread = généralisé (indicatif)
indicative-few = trop peu de correspondances
stage-from = dès { $at }
stage-now = Aujourd’hui
stage-target = Cible
stage-door = La porte du palier { $next }
stage-door-count = { $missing ->
    [one] { $of ->
        [one] La seule condition
       *[other] Une condition sur { WORDS($of) }
    } manque
   *[other] { $all ->
        [1] Les { WORDS($of) } conditions
       *[other] { CAPWORDS($missing) } conditions sur { WORDS($of) }
    } manquent
}
stage-state-current = atteint
stage-state-passed = acquis
stage-state-open = ouvert
gates-title = { $missing ->
    [one] { $of ->
        [one] La seule condition
       *[other] Une condition sur { WORDS($of) }
    } manque
   *[other] { $all ->
        [1] Les { WORDS($of) } conditions
       *[other] { CAPWORDS($missing) } conditions sur { WORDS($of) }
    } manquent
} pour le palier { $next }
gates-unit = Note sur 100, part des réponses ou fait ; écart à l’exigence
gate-agreed = { $question } : { $wanted }
gate-share = { $question } : plus de { $share } { $wanted }
gate-share-audience = { $question } : plus de { $share } { $wanted }, parmi : { $audience }
gate-level = à { $level } ou mieux
gate-option = répondent { $option }
gate-points = { $points } points
gate-holds = tenue
gate-holds-fragile = tenue, fragile
gate-settled-holds = tenue, vérifiée
gate-fails = manque
gate-fails-near = manque, dans l’intervalle
gate-settled-fails = manque, vérifié
gate-not-shown = non montré : trop peu de réponses
gate-unknown = inconnu
stage-acquired = Ce qui est acquis
stage-blocks = Ce qui n’est pas encore vrai
stage-opens = Ce qui ouvre la porte

## Profil
profile-section = Profil par domaine
profile-headline = { $points } séparent { $best } et { $weakest }
profile-headline-even = Un profil régulier : l’écart entre { $best } et { $weakest } se confond avec le hasard
profile-headline-one = { $of ->
    [one] { $domain } : { $score } sur 100
   *[other] Un seul domaine est noté : { $domain }, { $score } sur 100
}
domains-many = { $n } domaines
domains-all = les { WORDS($n) } domaines
profile-headline-none = Aucun domaine n’a assez de réponses pour être noté
profile-lead-peers = { $above ->
    [0] { $of ->
        [one] Le domaine ne dépasse pas la médiane des pairs.
       *[other] Aucun domaine sur { WORDS($of) } ne dépasse la médiane des pairs.
    }
    [one] { $of ->
        [one] Le domaine dépasse la médiane des pairs{ $certain }.
       *[other] Un domaine sur { WORDS($of) } dépasse la médiane des pairs{ $certain }.
    }
   *[other] { $all ->
        [1] Les { WORDS($of) } domaines
       *[other] { CAPWORDS($above) } domaines sur { WORDS($of) }
    } dépassent la médiane des pairs{ $certain }.
}
profile-lead-no-peers = { $n ->
    [0] Aucun domaine sur { WORDS($of) } n’est noté.
    [one] { $of ->
        [one] Le seul domaine
       *[other] Un domaine sur { WORDS($of) }
    } est noté.
   *[other] { $all ->
        [1] Les { WORDS($of) } domaines
       *[other] { CAPWORDS($n) } domaines sur { WORDS($of) }
    } sont notés.
} Le profil, puis sa marge d’erreur.
radar-title = Le profil en un regard
certain-none = sans certitude
certain-all = { $of ->
    [1] à coup sûr
    [2] tous deux à coup sûr
   *[other] tous à coup sûr
}
certain-some = dont { $sure ->
    [1] un
   *[other] { WORDS($sure) }
} à coup sûr
radar-title-peers = { $below ->
    [0] Aucun domaine n’est sous la médiane des pairs
    [one] { $of ->
        [one] Le seul domaine
       *[other] Un domaine sur { WORDS($of) }
    } sous la médiane{ $certain }
   *[other] { $all ->
        [1] Les { WORDS($of) } domaines
       *[other] { CAPWORDS($below) } domaines sur { WORDS($of) }
    } sous la médiane{ $certain }
}
radar-unit = Note sur 100 par domaine{ $moved ->
    [true] {" ; celle de l’organisation après les règles du secteur, celles des pairs avant"}
   *[other] {""}
}
dots-title = Ce que vaut chaque note : son intervalle
dots-title-unsure = Ce que vaut chaque note, sans marge d’erreur
dots-title-inside = Aucun domaine ne sort à coup sûr de la bande des pairs
dots-title-above = À coup sûr au-dessus de la bande des pairs : { $above }
dots-title-below = À coup sûr sous la bande des pairs : { $below }
dots-title-both = À coup sûr : { $above } au-dessus de la bande des pairs, { $below } dessous
dots-unit = Note sur 100, intervalle à 95 %
dots-unit-peers = Note sur 100, intervalle à 95 % ; bande : quartiles des pairs ; rang : percentile parmi les pairs, sur la note mesurée{ $moved ->
    [true] {" ; notes après les règles du secteur"}
   *[other] {""}
}
dots-interval = Intervalle de Student.
dots-quartiles = Quartiles de type 7.
reading-title = Lecture
reading-above = { $domains } : au-dessus du troisième quartile des pairs.
reading-inside = { $domains } : dans la bande des pairs.
reading-below = { $domains } : sous le premier quartile des pairs.
reading-touches = { $domains } { $count ->
    [one] touche
   *[other] touchent
} la bande, compte tenu de l’intervalle.
reading-order = De la plus haute note à la plus basse : { $domains }.
reading-no-peers = Faute de pairs, un domaine se lit par rapport à l’ensemble.
legend-first = pastille pleine : les { WORDS($n) } premières actions du classement
legend-later = pastille vide : les suivantes
legend-band = pairs, du premier au troisième quartile
legend-median = médiane des pairs
verdict-protect = À protéger
verdict-build = À construire
verdict-start = Par où commencer
verdict-start-text = { $code }. { $advice }

## Parcours
journey-section = Parcours · { $title }
journey-headline-fall = De { $high } à { $low }, le ressenti perd { $points }{ $steps ->
    [one] {""}, d’une étape à l’autre
   *[other] {" "}en { WORDS($steps) } étapes
}
journey-headline-first = { $step } : l’étape à reprendre d’abord
journey-headline-plain = { CAPWORDS($steps) } étapes, telles que le client les vit
journey-persona = Le parcours de { $name } : { $who }.
journey-persona-name = Le parcours de { $name }.
journey-goal = Son but : { $goal }.
journey-shadow = { $n ->
    [one] Le creux le plus marqué est l’étape { $from }, sous le neutre.
   *[other] De l’étape { $from } à l’étape { $to }, le ressenti passe sous le neutre.
}
journey-shadow-lasting = { $n ->
    [one] Le creux le plus marqué est l’étape { $from }, sous le neutre pendant { $duration }.
   *[other] De l’étape { $from } à l’étape { $to }, le ressenti passe sous le neutre, pendant { $duration }.
}
duration-minutes = { $count ->
    [one] { $value } minute
   *[other] { $value } minutes
}
duration-hours = { $count ->
    [one] { $value } heure
   *[other] { $value } heures
}
duration-days = { $count ->
    [one] { $value } jour
   *[other] { $value } jours
}
feeling-worst = très mal
feeling-bad = mal
feeling-neutral = neutre
feeling-good = bien
feeling-best = très bien
journey-figure = La principale zone d’ombre : { $n ->
    [one] une étape
   *[other] { WORDS($n) } étapes
} sous le neutre
journey-figure-lasting = La principale zone d’ombre : { $n ->
    [one] une étape
   *[other] { WORDS($n) } étapes
} sous le neutre, { $duration }
journey-figure-unsure = Aucune étape ne passe à coup sûr sous le neutre
journey-figure-light = Aucune étape n’est vécue sous le neutre
journey-figure-target = Le ressenti visé à chaque étape
journey-unit = Ressenti moyen, de −2 ({ $worst }) à +2 ({ $best })
journey-unit-interval = Ressenti moyen, de −2 ({ $worst }) à +2 ({ $best }) ; trait vertical : intervalle à 95 %
journey-zone = zone d’ombre : { $n ->
    [one] une étape
   *[other] { WORDS($n) } étapes
}
journey-zone-lasting = zone d’ombre : { $n ->
    [one] une étape
   *[other] { WORDS($n) } étapes
}, { $duration }
journey-today = aujourd’hui
journey-target = cible
journey-moment = moment de vérité
journey-delight = enchantement
journey-irritant = irritant
journey-alt = Courbe émotionnelle du parcours { $title }, étape par étape ; les chiffres sont dans le tableau
journey-ends = de { $low } à { $high }
journey-not-measured = non mesuré
journey-unknown = inconnu
journey-no-survey = parcours décrit pour ce diagnostic ; aucune enquête n’est citée.
journey-moments = Moments de vérité
journey-moments-none = Aucune étape n’a été désignée.
journey-irritants = Irritants
journey-irritants-none = Aucun n’a été relevé.
journey-irritants-unknown = Ils n’ont pas été recherchés.
journey-delights = Enchantements
journey-delights-none = Aucun n’a été relevé.
journey-unmet = Attendu, et non tenu : { $text }.
journey-promise = Promis : { $text }.
journey-affected = { $step }, { $share } des clients
journey-ranking-title = À reprendre d’abord : { $steps }
journey-ranking-nothing = Rien à reprendre d’abord : aucun irritant ne touche une étape classée
journey-ranking-unranked = Aucune étape ne peut être classée : il manque à chacune un facteur
journey-ranking-unit = Priorité = poids × irritants pour 100 clients, × { $moment } à un moment de vérité
journey-column-weight = Poids sur 5
journey-column-irritants = Irritants
journey-column-most = Clients touchés par le plus répandu
journey-column-met = Irritants pour 100 clients
journey-column-key = Moment de vérité
journey-column-priority = Priorité
journey-apart = non classée
journey-lacks-weight = poids inconnu
journey-lacks-irritants = irritants non recherchés
journey-lacks-affected = clients touchés inconnus
journey-rule-label = Comment les étapes sont classées.
journey-rule = D’abord celles qui comptent le plus pour le client, qui l’irritent le plus, où le plus de clients sont pénalisés, aux moments où la relation se joue : la règle est celle des praticiens du parcours, la formule est la nôtre. Les irritants pour 100 clients additionnent les parts de clients que chacun touche : un client qui en subit deux compte deux fois. Une étape à laquelle manque un facteur n’est pas classée.
journey-repeat-label = Points de contact redondants.
journey-repeat-name = { $name } (étape { $step })
journey-repeat-pair = { $names } (étape { $step }, canal { $channel })
journey-repeat-service = { $names }, canal { $channel }
journey-repeat-within = Dans une même étape, par le même canal : { $all }. Pour le client, c’est peut-être chaque fois un seul événement.
journey-repeat-across = Le même service, en plusieurs étapes : { $all }.
journey-touchpoints = { $n ->
    [one] Un point de contact
   *[other] { CAPWORDS($n) } points de contact
} sur { $channels ->
    [one] un canal
   *[other] { WORDS($channels) } canaux
}
journey-touchpoints-unit = Volume : contacts par an ; satisfaction : note moyenne sur 10, ou part de satisfaits
journey-column-touchpoint = Point de contact
journey-column-channel = Canal
journey-column-volume = Volume par an
journey-column-satisfaction = Satisfaction
journey-numbered = { $number }. { $title }
journey-no-owner = non désigné
journey-of-ten = { $score } sur 10
blueprint-title = Ce que le client voit, et ce qui se fait derrière
blueprint-unit = Se lit de gauche à droite ; au-dessus de la ligne, ce que le client vit et voit ; au-dessous, ce qui le permet
blueprint-corner = Étape
blueprint-line = Ligne de visibilité
lane-customer = Le client
lane-channels = Canaux
lane-promise = Promesse
lane-unmet = Attente non couverte
lane-front = Devant le client
lane-back = En coulisse
lane-support = Processus de soutien
lane-employees = Vu des équipes
column-step = Étape
column-today = Aujourd’hui
column-target = Cible

## Regards
party-method = { $name } ({ $method })
not-asked = pas demandé
trend-section = Évolution
trend-headline-up = Depuis { $month }, la note gagne { $points } : plus que le hasard
trend-headline-down = Depuis { $month }, la note perd { $points } : plus que le hasard
trend-headline-even = Depuis { $month }, la note n’a pas bougé à coup sûr ({ $signed })
trend-headline-bare = Depuis { $month }, { $signed } : sans marge, rien ne dit si c’est plus que le hasard
trend-headline-none = Depuis { $month }, deux mesures dont les totaux ne se comparent pas
trend-since = { $change } depuis { $month }.
trend-since-certain = { $change } depuis { $month } : plus que le hasard.
trend-since-chance = { $change } depuis { $month }, ce que le hasard peut expliquer.
trend-lead = { $n ->
    [2] Deux mesures
   *[other] { CAPWORDS($n) } mesures
} avec le même questionnaire.
trend-lead-up = En hausse au-delà du hasard : { $domains }.
trend-lead-down = En baisse au-delà du hasard : { $domains }.
trend-lead-even = Aucun domaine ne bouge au-delà du hasard.
trend-figure = De { $first } à { $last }, { $moved ->
    [one] un seul domaine sur { WORDS($of) } a bougé
   *[other] { WORDS($moved) } domaines sur { WORDS($of) } ont bougé
} à coup sûr
trend-figure-all = De { $first } à { $last }, les { WORDS($of) } domaines ont bougé à coup sûr
trend-figure-even = De { $first } à { $last }, aucun domaine n’a bougé à coup sûr
trend-alt = La note d’ensemble et celle de chaque domaine, de { $first } à { $last } ; les chiffres sont dans le tableau
trend-unit = Note sur 100, avant les règles du secteur ; bâton : intervalle à 95 % ; en gras, l’écart qui dépasse le hasard
trend-unit-unruled = Note sur 100 ; bâton : intervalle à 95 % ; en gras, l’écart qui dépasse le hasard
trend-level = palier { $n }
trend-source = questionnaire { $instrument }, { $waves }. Intervalles des écarts selon Welch.
trend-table = Ce qui a changé, et ce que cela prouve
trend-table-unit = Note sur 100 et intervalle à 95 % ; écart en points avec la mesure précédente ; apport à l’écart d’ensemble
trend-new = pas d’avant
trend-moved-label = D’où vient l’écart.
trend-moved = Des { $total } de la note d’ensemble, { $answers } tiennent aux réponses et { $rules } aux règles du secteur.
trend-stage-label = Palier.
trend-stage = Le palier { $then } hier, le palier { $now } aujourd’hui, conditions comprises.
trend-stage-same = Le palier { $now } hier comme aujourd’hui, conditions comprises.
trend-method-label = Une autre manière de mesurer.
trend-method = En { $month }, { $then } ; cette fois, { $now }. Une part de l’écart peut venir de là.
trend-method-self = En { $month }, { $then } ; cette fois, { $now }. On se note plus haut quand on se note soi-même : une part de l’écart peut venir de là.
trend-version-label = Une autre édition du questionnaire.
trend-version = Version { $then }, puis { $now } : les notes gardent leur sens.
trend-independent-label = Comment lire l’écart.
trend-independent = Les mesures sont tenues pour deux échantillons distincts. Là où les mêmes personnes ont répondu, l’écart est mieux assuré que son intervalle ne le dit.
sides-section = Regards comparés
sides-headline = { $domain } : { $points } { $count ->
    [one] sépare
   *[other] séparent
} { $high } et { $low }
sides-headline-even = D’un regard à l’autre, aucun écart ne dépasse ce que le hasard explique
sides-headline-unsure = Les regards diffèrent, sans que rien dise la certitude des écarts
sides-lead = Entre { $first } et { $second }, { $certain ->
    [one] { $of ->
        [one] le seul écart par domaine
       *[other] un écart par domaine sur { WORDS($of) }
    } dépasse le hasard.
   *[other] { WORDS($certain) } écarts par domaine sur { WORDS($of) } dépassent le hasard.
}
sides-lead-all = Entre { $first } et { $second }, { $of ->
    [one] le seul écart par domaine dépasse le hasard.
   *[other] les { WORDS($of) } écarts par domaine dépassent le hasard.
}
sides-lead-none = Entre { $first } et { $second }, { $of ->
    [one] le seul écart par domaine peut tenir au hasard.
   *[other] les { WORDS($of) } écarts par domaine peuvent tenir au hasard.
}
sides-lead-untested = Entre { $first } et { $second }, aucun écart n’a d’intervalle.
sides-figure = Au-delà du hasard : { $domains }
sides-figure-even = Aucun écart par domaine ne dépasse le hasard
sides-figure-unsure = Deux profils, dont les écarts n’ont pas d’intervalle
sides-figure-unit = Note sur 100, intervalle à 95 % ; écart en points, grisé s’il peut tenir au hasard
sides-alt = Notes de deux regards, { $first } et { $second }, avec l’écart ; les chiffres sont dans le tableau
sides-table = L’écart par domaine, et ce qu’il prouve
sides-unit = Note sur 100, intervalle à 95 % ; écart en points : { $first } moins { $second }
sides-source = questionnaire { $instrument } { $version }, { $date } : { $who }.
sides-welch = Intervalles des écarts selon Welch ; chaque regard est noté à part.
statements-figure = Les mêmes énoncés, deux profils
statements-title = { $certain ->
    [one] { $of ->
        [one] Le seul énoncé
       *[other] Un énoncé sur { WORDS($of) }
    } présente un écart qui dépasse le hasard
   *[other] { CAPWORDS($certain) } énoncés sur { WORDS($of) } présentent un écart qui dépasse le hasard
}
statements-title-all = Tous les énoncés présentent un écart qui dépasse le hasard
statements-title-unsure = Les mêmes énoncés, sans que rien dise la certitude des écarts
statements-left-out = { $n ->
    [one] Un énoncé sans note d’un côté n’est pas repris.
   *[other] { $n } énoncés sans note d’un côté ne sont pas repris.
}
statements-title-none = Aucun énoncé ne présente un écart qui dépasse le hasard
column-statement = Énoncé
column-proof = Ce qu’il prouve
column-set = Répondants
column-questionnaire = Questionnaire
column-method = Méthode
column-period = Période
column-series = Série
column-shares = Parts publiées
column-surveyed = Entreprises à ce palier
proof-certain = dépasse le hasard
proof-chance = peut tenir au hasard
proof-no-score = une note manque
proof-other-domains = non comparable
sides-apart-label = Jamais mêlés.
sides-apart = Chaque regard est noté sur ses propres réponses ; aucun chiffre ne fait la moyenne des deux.
sides-asked-label = Ce qui leur était demandé.
sides-different-label = Des questions en partie différentes.
sides-different = Certaines questions ne sont posées qu’à l’un des deux : l’écart d’un domaine compare ce que chacun en dit, non les mêmes réponses.
sides-overall-label = Pas d’écart d’ensemble.
sides-overall = Les deux regards ne sont pas notés sur les mêmes domaines : leurs notes d’ensemble ne se comparent pas.
sides-unranked = { $n ->
    [one] Une réponse
   *[other] { $n } réponses
} : sous { $from }, le rapport donne ces notes et ne les classe pas.
sides-measured = Les écarts comparent les notes d’avant les règles du secteur, qui n’agissent que sur les premiers répondants.
sets-title = { CAPWORDS($n) } ensembles de répondants, chacun noté à part
sets-unit = Note d’ensemble, priorités et feuille de route viennent du premier : { $leading }
other-section = En regard : { $questionnaire }
other-headline = { $questionnaire } : { $score } sur 100
other-headline-stage = { $questionnaire } : palier { $place } sur { $of }, { $stage }
other-headline-none = { $questionnaire } : trop peu de réponses pour une note d’ensemble
other-lead = { $name } : { $who }. { $how }. Note d’ensemble : { $score }.
other-figure = Note la plus haute : { $best } ; la plus basse : { $weakest }
other-apart-label = Un modèle à part.
other-apart = Ses notes ne sont jamais moyennées avec celles du premier questionnaire, ni comparables point par point.
position-unranked = Sous { $from } réponses, ce rapport ne classe pas : pas de position.

## Groupes
groups-section = Regards croisés
groups-headline = { $domain } : { $points } séparent { $high } et { $low }
groups-headline-even = Entre groupes, aucun écart ne dépasse ce que le hasard explique
groups-headline-unsure = Les notes des groupes diffèrent, sans que rien dise avec quelle certitude
groups-lead = Note d’ensemble la plus haute : { $high }, { $high-score } ; la plus basse : { $low }, { $low-score }.
class-1 = moins de 40
class-2 = 40 à moins de 50
class-3 = 50 à moins de 60
class-4 = 60 à moins de 70
class-5 = 70 et plus
row-interval = Intervalle à 95 %, ensemble
heat-title = { $certain ->
    [0] Aucun domaine ne divise à coup sûr les groupes
    [one] { $of ->
        [one] Le seul domaine
       *[other] Un domaine sur { WORDS($of) }
    } divise à coup sûr les groupes
   *[other] { $all ->
        [1] Les { WORDS($of) } domaines
       *[other] { CAPWORDS($certain) } domaines sur { WORDS($of) }
    } divisent à coup sûr les groupes
}
heat-unit = Note moyenne sur 100, par domaine et par groupe ; domaines rangés par note ; l’écart jugé est celui des deux groupes les plus éloignés
heat-measured = Notes avant les règles du secteur.
dumbbell-title = { $high } et { $low } s’écartent le plus en { $domains }
dumbbell-title-even = Entre { $high } et { $low }, aucun écart ne dépasse le hasard
dumbbell-unit = Note sur 100 ; écart en points avec son intervalle à 95 % ; gris et en tirets : le hasard peut l’expliquer
dumbbell-alt = Notes par domaine, { $high } et { $low }, avec l’écart
groups-chance-label = Un écart qui ne prouve rien.
groups-chance = En { $domain }, { $difference } entre { $high } et { $low } : l’écart se confond avec le hasard.
groups-talk-label = Que faire du constat.
groups-talk-customers = Chercher ce que { $high } et { $low } ne vivent pas de la même façon, en commençant par { $domain }, avant de décider.
groups-talk = Montrer cette page aux deux groupes réunis, { $high } et { $low }, en commençant par { $domain }, avant de décider.

## Domaine
domain-section = Domaine · { $domain }
domain-headline = { $domain }, { $score } : { $best } en tête, { $weakest } à construire
domain-headline-even = { $domain }, { $score } : toutes les pratiques au niveau { $level }
domain-headline-plain = { $domain } : { $score } sur 100
domain-headline-unrated = { $domain } : { $score }
fact-rank = Rang
fact-median = Écart à la médiane
fact-before-rules = { $figure }, avant les règles
fact-alpha = Fiabilité (alpha)
fact-weight = Poids
fact-weight-text = { $share } de l’ensemble
fact-rules = Effet des règles
fact-rules-none = aucun
bullet-title-all = La note de tous les répondants
bullet-title-range = { $low } au plus bas, { $high } au plus haut
bullet-title-peers = { $above ->
    [0] Aucun groupe
    [one] { $of ->
        [one] Le seul groupe
       *[other] Un groupe sur { WORDS($of) }
    }
   *[other] { $rest ->
        [0] Les { WORDS($above) } groupes
       *[other] { CAPWORDS($above) } groupes sur { WORDS($of) }
    }
} à coup sûr au-dessus de la médiane des pairs, { $below ->
    [0] aucun
    [1] un
   *[other] { WORDS($below) }
} à coup sûr dessous
bullet-unit = Note sur 100{ $measured ->
    [true] {" avant les règles du secteur"}
   *[other] {""}
}, intervalle à 95 %
bullet-unit-peers = Note sur 100{ $measured ->
    [true] {" avant les règles du secteur"}
   *[other] {""}
}, intervalle à 95 % ; bande : quartiles des pairs
peers-median = pairs : médiane { $median }
domain-reading = La pratique la mieux notée est { $best }, la moins bien notée { $weakest }.
practices-title-plain = { $n ->
    [one] Une pratique et sa note
   *[other] { CAPWORDS($n) } pratiques et leurs notes
}
practices-title-mixed = { $levels } ; { $count ->
    [one] une sans niveau
   *[other] { WORDS($count) } sans niveau
}
practices-unit = Niveau médian des réponses ; note moyenne sur 100
practices-unit-agreed = Niveau de la réponse ; note sur 100
practices-unit-mixed = Niveau médian ou réponse médiane ; note moyenne sur 100
practices-unit-mixed-agreed = Niveau de la réponse, ou la réponse elle-même ; note sur 100
practices-unit-replies = Réponse médiane ; réponses les plus fréquentes ; note moyenne sur 100
practices-unit-replies-agreed = Réponse donnée ; note sur 100
steps-title = Que faire ensuite
step-label = { $practice }, { $rise }
step-label-code = { $code } · { $label }
step-text = { $advice } ({ $owner }, { $span } ; jusqu’à { $points } d’ensemble.)

## Détail des réponses
detail-section = Réponses · { $domain }
detail-headline = { $domain }, question par question : de { $low } à { $high }
detail-headline-plain = { $domain }, question par question
detail-ends = Au plus bas, { $weakest } ; au plus haut, { $best }.
detail-lead = Chaque barre est la part des réponses par niveau ou par option, du moins bon (clair) au meilleur (foncé). Elle se montre à partir de { $few } réponses, celle d’un groupe à partir de { $minimum }, et jamais quand le total trahirait un groupe caché.
detail-lead-agreed = Pour chaque question, la réponse donnée, ce qu’elle décrit et le niveau suivant.
detail-next = Niveau suivant
detail-next-reply = Réponse suivante
detail-options = Option
detail-unscored = n’entre dans aucune note
detail-of-party = { $name }, n = { $n }
detail-step-code = { $code } · { $rise }
detail-few = Moins de { $few } réponses : leur répartition n’est pas montrée.
detail-answer = Réponse : { $answer }.
detail-answer-none = Sans réponse.
detail-answer-no-option = Aucune option retenue.
detail-answer-words = Réponse libre, citée seulement si le consultant le décide.
detail-words = { $n } réponses libres, citées seulement si le consultant le décide.
detail-without = Sans réponse : { $share } des personnes interrogées (sans objet, ne sait pas ou blanc).

## Questions sans note
unscored-section = Ce qui ne se note pas
unscored-headline = { CAPWORDS($n) } questions sans note : qui répond quoi
unscored-lead = Ces réponses ne comptent dans aucune note. Quand les groupes n’y répondent pas de même, c’est le premier sujet à régler entre eux.
unscored-title = { $question } : { $option }, { $share } des réponses

## Pairs
benchmark-section = Comparaison aux pairs
benchmark-headline = { $share } des pairs font moins bien
benchmark-headline-below = { $share } des pairs font moins bien ; à coup sûr sous leur premier quartile : { $domains }
benchmark-headline-near = À hauteur des pairs : l’intervalle contient leur médiane
benchmark-headline-near-below = À hauteur des pairs dans l’ensemble ; à coup sûr sous leur premier quartile : { $domains }
benchmark-headline-none = { $n ->
    [0] Pas de rang : trop peu de pairs
    [1] Pas de rang parmi des pairs ; un chiffre publié pour repère
   *[other] Pas de rang parmi des pairs ; { WORDS($n) } chiffres publiés pour repère
}
benchmark-lead = Comparaison avec { $n } organisations ({ $cell }) qui ont répondu au même questionnaire.
benchmark-lead-fictional = Comparaison avec { $n } organisations fictives ({ $cell }), inventées pour la démonstration.
benchmark-widened = Trop peu de pairs pour { $asked } : la comparaison est élargie à { $cell }.
zone = { $rank } quart
cut-q1 = Q1 { $value }
cut-median = méd. { $value }
cut-q3 = Q3 { $value }
strip-alt = { $n } pairs ; note de l’organisation : { $score }, { $rank } percentile
strip-title = À { $score }, l’organisation est au { $quartile }
strip-title-range = À { $score }, l’organisation est au { $quartile }, entre le { $low } et le { $high } percentile
strip-title-unrated = Les notes d’ensemble des pairs
strip-unit = Note d’ensemble sur 100, avant les règles du secteur ; un point par organisation ; bandes : quartiles
strip-unit-unruled = Note d’ensemble sur 100 ; un point par organisation ; bandes : quartiles
strip-unit-columns = Note d’ensemble sur 100, avant les règles du secteur ; plus la colonne est haute, plus il y a d’organisations ; bandes : quartiles
strip-unit-columns-unruled = Note d’ensemble sur 100 ; plus la colonne est haute, plus il y a d’organisations ; bandes : quartiles
touches-band = touche la bande
benchmark-domains-title = { $above ->
    [0] Aucun domaine
    [one] { $of ->
        [one] Le seul domaine
       *[other] Un domaine sur { WORDS($of) }
    }
   *[other] { $all ->
        [1] Les { WORDS($of) } domaines
       *[other] { CAPWORDS($above) } domaines sur { WORDS($of) }
    }
} au-dessus de la médiane, { $below ->
    [0] aucun
    [1] un
   *[other] { WORDS($below) }
} sous le premier quartile
benchmark-domains-title-few = Trop peu de pairs pour des quartiles
benchmark-domains-unit = Note sur 100 avant les règles du secteur ; rang : percentile parmi les pairs ; losange : sous le premier quartile
benchmark-domains-unit-unruled = Note sur 100 ; rang : percentile parmi les pairs ; losange : sous le premier quartile
rings-title = De tous les pairs aux plus proches
rings-unit = Quartiles de la note d’ensemble sur 100 ; percentile de l’organisation dans chaque ensemble de pairs
ring-suppressed = non montré : trop peu de pairs
norms-title = Des chiffres publiés, pour repère
norms-unit = Tels que publiés ; autres instruments, autres échelles : ils ne se comparent pas à la note
norms-source = indiquée dans chaque ligne.
norm-n-unknown = –
norm-source = { $publisher }, d’après { $place }
note-rank-label = Un rang n’est pas un objectif.
note-rank = Les pairs situent, ils ne prouvent pas : on peut les devancer et décevoir ses clients.
note-quantiles-label = D’après des quantiles.
note-quantiles = De ces pairs, seuls les quantiles des notes sont connus ; entre deux quantiles, le rang est interpolé.
note-methods-label = Comment les pairs ont été évalués.
note-methods = { $share } de ces pairs se sont évalués eux-mêmes, ce qui donne souvent des notes plus hautes.
note-measured-label = Avant les règles.
note-measured = Les pairs se comparent avant les règles du secteur : chaque rang porte ici sur la note mesurée.

## Voix du client
voice-section = Voix du client
voice-nps-above = NPS de { $value } : plus de promoteurs que de détracteurs
voice-nps-below = NPS de { $value } : plus de détracteurs que de promoteurs
voice-nps-even = NPS de { $value } : promoteurs et détracteurs se valent, au hasard près
voice-with = { $first } ; { $second }
voice-say-named = { $title } : { $value }
voice-for-target = { $first }, pour un objectif de { $target }
voice-range = { $metric } : de { $low } ({ $lowest }) à { $high } ({ $highest })
voice-say-nps = NPS de { $value }
voice-say-csat = { $value } de clients satisfaits
voice-say-easy = une facilité notée { $value } sur { $max }
voice-say-effort = un effort noté { $value } sur { $max }
voice-say-lifetime-value = une valeur à vie de { $value }
voice-say-referral-rate = { $value } d’achats sur recommandation
voice-say-churn = { $value } de clients perdus
voice-say-retention = { $value } de clients conservés
voice-say-employee-engagement = un engagement des équipes de { $value } sur 100
voice-say-loyalty-index = un indice de fidélité de { $value } sur 100
voice-say-acquisition-cost = { $value } pour gagner un client
voice-say-resolution-time = { $value } en moyenne pour résoudre une demande
voice-lead = Aucun de ces chiffres n’entre dans la note de maturité : ils disent ce que les clients vivent, elle dit comment l’organisation s’y prend.
voice-target-met = { $metric } : l’objectif de { $target } est atteint.
voice-target-missed = { $metric } : l’objectif de { $target } n’est pas atteint.
voice-target-open = { $metric } : l’intervalle contient l’objectif de { $target } ; rien ne dit s’il est atteint.
voice-target-mark = objectif : { $target }
voice-span = { $low } à { $high }
voice-of = sur { $max }
voice-neutral = milieu
voice-end-hard = { $at } difficile
voice-end-easy = { $at } facile
voice-minutes = min
voice-hours = h
voice-days = j
voice-from = à partir de { $from } sur { $max }
voice-weighted = { $n }, soit { $effective } après pondération
voice-made-nps = { $promoters } de promoteurs, { $detractors } de détracteurs
voice-made-csat = { $count ->
    [0] aucun client satisfait
    [one] { $part } client satisfait
   *[other] { $part } clients satisfaits
} sur { $whole }
voice-made-referral-rate = { $count ->
    [0] aucun achat recommandé
    [one] { $part } achat recommandé
   *[other] { $part } achats recommandés
} sur { $whole }
voice-made-churn = { $count ->
    [0] aucun client perdu
    [one] { $part } client perdu
   *[other] { $part } clients perdus
} sur { $whole } au début de la période
voice-made-retention = { $count ->
    [0] aucun client conservé
    [one] { $part } client conservé
   *[other] { $part } clients conservés
} sur { $whole } au début de la période
voice-made-easy = plus la note est haute, plus ce fut facile
voice-made-effort = plus la note est haute, plus il fallut d’effort
voice-made-employee-engagement = réponses de 1 à 10 ramenées sur 100
voice-made-loyalty-index = réponses de 1 à 10 ramenées sur 100
voice-made-lifetime = { $value } par période × { $periods } périodes × { $customers } clients × { $repeating } qui rachètent
voice-made-lifetime-cost = { $value } par période × { $periods } périodes × { $customers } clients × { $repeating } qui rachètent, moins { $cost }
voice-made-acquisition = { $total } pour { $cases } clients gagnés
voice-made-requests = { $total } pour { $cases } demandes résolues
voice-made-resolution = la moitié des demandes en { $median } au plus, neuf sur dix en { $p90 } au plus
voice-no-interval = pas d’intervalle : { $why }
voice-no-one = une seule réponse
voice-no-variation = réponses toutes égales
voice-no-spread = dispersion inconnue
voice-no-count = effectif inconnu
voice-no-totals = rapport de deux totaux
voice-no-model = calcul sur hypothèses
voice-source-set = réponses au questionnaire { $questionnaire }
voice-source-none = chiffres remis par l’organisation
voice-methods = Intervalles à 95 % : { $list }
voice-method = { $method } ({ $metrics })
voice-method-adjusted-wald = Wald ajusté
voice-method-wilson = Wilson
voice-method-student = Student
voice-method-kish = Pondération
voice-method-bootstrap = Rééchantillonnage
voice-segments = Les mêmes chiffres, segment par segment
voice-segments-unit = Intervalle à 95 % et nombre de réponses ; un segment paraît dès { $n } réponses
voice-all = Ensemble
voice-others = { $n ->
    [one] Un autre indicateur
   *[other] { CAPWORDS($n) } autres indicateurs
}
voice-others-unit = Valeur, intervalle à 95 %, effectif, période, formule
voice-made = Comment ces chiffres sont faits
column-metric = Indicateur
column-segment = Segment
column-cases = Effectif
column-formula = Formule
importance-first = { $domains } : un lien avec { $outcome }, et un vécu moins bon
importance-none = Aucun domaine ne pèse à coup sûr plus que les autres tout en se vivant moins bien
importance-alt = Les domaines selon leur note et leur lien avec { $outcome }
importance-unit = Un point par domaine, avec ses deux intervalles à 95 % ; les moyennes des domaines coupent le plan en quatre
importance-lived = { $who } : note sur 100
importance-weighs = Lien avec { $outcome } (corrélation)
importance-mean = moyenne { $value }
importance-table = ce qui va de pair avec { $outcome }, du lien le plus fort au plus faible
importance-table-unit = Note sur 100 ; corrélation de −1 à 1, avec le nombre de personnes qui ont les deux chiffres
importance-source = questionnaire { $instrument } { $version }, { $date }, { $who } n = { $n }. Corrélation de Pearson, personne par personne ; intervalle de Fisher.
importance-mend = À reprendre d’abord
importance-keep = À tenir
importance-watch = À surveiller
importance-settled = Acquis
importance-part = la question du chiffre compte dans ce domaine
importance-few = trop peu de réponses pour un lien
importance-note-label = Ce que dit le lien.
importance-note = Plus { $outcome } varie comme la note d’un domaine, d’une personne à l’autre, plus ce domaine est haut. Au-delà du hasard, { $apart ->
    [one] un seul domaine sur { WORDS($of) } s’écarte
   *[other] { WORDS($apart) } domaines sur { WORDS($of) } s’écartent
} de la moyenne. Un lien n’est pas une cause : il dit par où regarder d’abord.
importance-note-none = Plus { $outcome } varie comme la note d’un domaine, d’une personne à l’autre, plus ce domaine est haut. Aucun ne s’écarte de la moyenne au-delà du hasard : leur ordre n’apprend rien. Un lien n’est pas une cause.
importance-of-nps = la recommandation
importance-of-csat = la satisfaction
importance-of-loyalty = la fidélité
importance-of-engagement = l’engagement
voice-no-norm-label = Sans comparaison.
voice-no-norm = Aucune norme de même année, de même pays et de même question n’a été retenue : ces chiffres se comparent à eux-mêmes, d’une vague à l’autre.
metric-nps = NPS, recommandation
metric-csat = CSAT, satisfaction
metric-ces = CES, effort du client
metric-lifetime-value = Valeur à vie
metric-referral-rate = Recommandation effective
metric-churn = Attrition
metric-retention = Rétention
metric-employee-engagement = Engagement des équipes
metric-loyalty-index = Indice de fidélité
metric-acquisition-cost = Coût d’acquisition
metric-resolution-time = Délai de résolution
metric-formula-nps = Part des notes 9 et 10, moins part des notes 0 à 6, sur une échelle de 0 à 10.
metric-formula-csat = Clients satisfaits ÷ répondants × 100.
metric-formula-ces = Somme des notes ÷ répondants, sur l’échelle indiquée.
metric-formula-lifetime-value = Valeur par période × périodes × clients × part qui rachète, moins le coût.
metric-formula-referral-rate = Achats recommandés ÷ achats × 100.
metric-formula-churn = Clients perdus pendant la période ÷ clients à son début × 100.
metric-formula-retention = (Clients à la fin − nouveaux) ÷ clients au début × 100.
metric-formula-employee-engagement = Moyenne des réponses : 9–10 valent 100, 7–8 valent 80, 5–6 valent 60, 3–4 valent 40, 1–2 valent 20.
metric-formula-loyalty-index = Moyenne de (x − 1) ÷ 9 × 100 sur les questions, puis sur les répondants.
metric-formula-acquisition-cost = Dépenses de vente et de marketing ÷ clients gagnés dans la même période.
metric-formula-resolution-time = Temps total ÷ demandes résolues ; médiane et 90ᵉ centile à côté, car quelques cas longs tirent la moyenne.
formula-adjusted-wald = De Rocks (2016), pour le NPS : trois réponses ajoutées, dont ¾ aux promoteurs et ¾ aux détracteurs, puis p − d ± 1,96 · √((p + d − (p − d)²) ÷ (n + 3)), borné à ±100.
formula-wilson = Pour une part : score de Wilson (1927), à 1,96 écart type.
formula-student = Pour une moyenne : moyenne ± t(0,975 ; n − 1) · s ÷ √n, bornée à l’échelle.
formula-kish = L’effectif des intervalles est celui de Kish, (Σ w)² ÷ Σ w².
formula-bootstrap = Médiane et 90ᵉ centile de type 7 ; leurs intervalles viennent de { $draws } tirages avec remise, centiles 2,5 et 97,5, graine { $seed }.

## Règles
rules-section = Règles du secteur
rules-headline = { $fired ->
    [one] { $of ->
        [one] La seule règle du secteur
       *[other] Une règle du secteur sur { WORDS($of) }
    } s’est déclenchée
   *[other] { CAPWORDS($fired) } règles du secteur sur { WORDS($of) } se sont déclenchées
} ; { $changed ->
    [one] un chiffre change
   *[other] { WORDS($changed) } chiffres changent
}
rules-headline-findings = { $fired ->
    [one] { $of ->
        [one] La seule règle du secteur
       *[other] Une règle du secteur sur { WORDS($of) }
    } s’est déclenchée
   *[other] { CAPWORDS($fired) } règles du secteur sur { WORDS($of) } se sont déclenchées
} ; aucun chiffre ne change
rules-headline-none = Aucune des { WORDS($of) } règles du secteur ne s’est déclenchée
rules-headline-stopped = Aucune règle du secteur n’a été examinée
rules-lead = Ensemble, elles mènent la note de { $before } à { $after }.
rules-lead-unchanged = La note d’ensemble reste celle qui a été mesurée.
effects-title = { $changed ->
    [0] Aucun effet ne change un chiffre
    [one] { $of ->
        [one] Le seul effet
       *[other] Un effet sur { WORDS($of) }
    } change un chiffre
   *[other] { CAPWORDS($changed) } effets sur { WORDS($of) } changent un chiffre
}
effects-unit = Note sur 100, ou poids, avant et après
effect-unchanged = inchangé
rules-source = { $count ->
    [one] extension { $plugins }
   *[other] extensions { $plugins }
} ; faits déclarés par l’organisation.
rules-source-answers = { $count ->
    [one] extension { $plugins }
   *[other] extensions { $plugins }
} ; faits déclarés par l’organisation ou établis par les réponses.
finding-alert = { $rule }, alerte.
finding-note = { $rule }, à savoir.
finding-advice = { $rule }, conseil.
stopped-rules = Cette extension ne s’est pas exécutée et rien n’en est utilisé : { $why }.
meetings-title = Là où des extensions se rencontrent
meets = { CAPWORDS($n) } extensions agissent ici : { $rules }
meets-cap = un plafond au niveau { $level } ({ $plugin }, { $rule })
meets-weight = un poids × { $factor } ({ $plugin }, { $rule })
meets-out = non applicable ({ $plugin }, { $rule })
meets-lowest = le plafond le plus bas s’applique, au niveau { $level }
meets-product = ensemble, le poids est multiplié par { $factor }
meets-both = le poids compte d’abord, le plafond ensuite
meets-nothing = ce qui ne s’applique pas n’a pas de poids
facts-title = { $stated ->
    [0] L’organisation n’a déclaré aucun des faits demandés
    [one] { $of ->
        [one] Les règles reposent sur le seul fait demandé
       *[other] Les règles reposent sur un fait déclaré, sur { WORDS($of) } demandés
    }
   *[other] { $all ->
        [1] Les règles reposent sur les { WORDS($of) } faits demandés, tous déclarés
       *[other] Les règles reposent sur { WORDS($stated) } faits déclarés, sur { WORDS($of) } demandés
    }
}
facts-title-answers = { $answered ->
    [one] { $of ->
        [one] Les règles reposent sur le seul fait demandé, établi par les réponses
       *[other] Les règles reposent sur un fait établi par les réponses, sur { WORDS($of) } demandés
    }
   *[other] Les règles reposent sur { WORDS($answered) } faits établis par les réponses, sur { WORDS($of) } demandés
}
facts-title-mixed = Les règles reposent sur { WORDS($stated) } faits, dont { $answered ->
    [one] un établi
   *[other] { WORDS($answered) } établis
} par les réponses, sur { WORDS($of) } demandés
facts-unit = Déclarations de l’organisation, à la date de l’évaluation
facts-unit-answers = Déclarés au consultant, sauf mention contraire, à la date de l’évaluation
fact-consensus = réponse commune à { $question }
fact-people = réponses à { $question } : { $chose } personnes sur { $n }
fact-everybody = réponses à { $question } : { $n } personnes unanimes
fact-more-than-half = réponses à { $question } : plus de la moitié de { $n } personnes
fact-more-than-half-of-weight = réponses à { $question } : plus de la moitié de { $n } personnes, pondérées
fact-median-of = réponses à { $question } : médiane de { $n } personnes
fact-unstated = non déclaré
column-fact = Question posée
column-why-asked = Pourquoi elle est posée
column-stated = Réponse
plugin-all-fired = Toutes les règles examinées se sont déclenchées.
plugin-silent = Examinées sans effet : { $rules }.
note-rules-label = Ce que peuvent les règles.
note-rules = Elles sont examinées une fois, sur les notes mesurées. Elles ne plafonnent ni ne pondèrent jamais ce qu’ont répondu des clients.

## Extensions
extension-metrics = { $n ->
    [one] Un chiffre propre à l’extension { $plugin }
   *[other] { CAPWORDS($n) } chiffres propres à l’extension { $plugin }
}
extension-metrics-lead = Ils n’entrent dans aucune note.
extension-metrics-unit = À côté des notes : ces chiffres n’entrent dans aucune
extension-source = extension { $plugin }
better-higher = plus haut
better-lower = plus bas

## Priorités et feuille de route
priorities-section = Priorités
priorities-headline = { $codes } { $count ->
    [one] donne
   *[other] donnent
} le plus pour le moindre effort, sur { WORDS($of) } actions
priorities-headline-rules = { $n ->
    [one] Une action découle d’une règle du secteur
   *[other] { CAPWORDS($n) } actions découlent de règles du secteur
}
priorities-lead = L’impact est ce qu’un niveau de plus dans une pratique ajoute à la note d’ensemble ; l’effort est estimé par l’auteur du conseil. L’ordre suit l’impact divisé par l’effort ; à rapport égal, d’abord ce qu’exige le palier suivant, puis ce que l’auteur juge le plus utile, puis la note la plus basse.
priorities-lead-stageless = L’impact est ce qu’un niveau de plus dans une pratique ajoute à la note d’ensemble ; l’effort est estimé par l’auteur du conseil. L’ordre suit l’impact divisé par l’effort ; à rapport égal, d’abord ce que l’auteur juge le plus utile, puis la note la plus basse.
matrix-title = Le meilleur rapport pour l’effort : { $first }, { $points }
matrix-unit = Impact en points de la note d’ensemble, pour un niveau de plus ; effort de 1 (faible) à 5 ; pastilles écartées là où elles se couvriraient
matrix-source = Conseils et efforts du questionnaire, règles des extensions.
matrix-source-unruled = Conseils et efforts du questionnaire.
matrix-alt = Actions selon leur impact et leur effort
axis-effort = Effort
axis-impact = Impact, en points
axis-little = faible
axis-much = fort
quadrant-now = Lancer maintenant
quadrant-prepare = Préparer
quadrant-easy = Faire au passage
quadrant-later = Différer
actions-title = { $n ->
    [one] Une action
   *[other] { CAPWORDS($n) } actions, selon l’impact et l’effort
}
sheets-title = { $n ->
    [one] Une action : qui, quand, à quel coût
   *[other] { CAPWORDS($n) } actions : qui, quand, à quel coût
}
actions-unit = Impact en points de la note d’ensemble ; effort de 1 à 5
impact-rule = règle
effort-of = { $effort } sur 5
trace-practice = { $domain }, { $reached }
trace-level = { $practice } : { $aim }
trace-rule = Règle du secteur { $rule }
note-impact-label = Ce que veut dire l’impact.
note-impact = 100 × part du domaine dans les poids × part de la question dans son domaine × un niveau, au plus ce qui reste jusqu’au sommet. Un ordre de grandeur, non une promesse.
roadmap-section = Feuille de route
roadmap-headline = { $n ->
    [one] Une action
   *[other] { CAPWORDS($n) } actions
}, dont { $short ->
    [0] aucune
    [1] une
   *[other] { WORDS($short) }
} d’ici au { $until }
roadmap-lead = Les actions des douze premiers mois valent jusqu’à { $points } de note d’ensemble d’ici au { $until }, si chaque pratique gagne un niveau.
roadmap-lead-plain = Les actions découlent de règles du secteur ; leur effet sur la note n’est pas calculé.
roadmap-title = { $owners } { $count ->
    [one] porte
   *[other] portent
} l’essentiel des actions
roadmap-title-spread = { CAPWORDS($actions) } actions, que se partagent { WORDS($n) } responsables
roadmap-unit = Mois depuis la date de l’évaluation ; chaque horizon a sa propre échelle ; le chiffre est l’impact en points
roadmap-source = Horizons et responsables tirés des conseils du questionnaire et des règles.
roadmap-source-unruled = Horizons et responsables tirés des conseils du questionnaire.
roadmap-alt = Actions par horizon, avec leurs responsables
horizon-title = { $span }, jusqu’au { $until }
horizon-actions = { $n ->
    [one] Une action
   *[other] { CAPWORDS($n) } actions
}
roadmap-steers = Qui pilote.
roadmap-steers-text = { $owners } { $count ->
    [one] porte
   *[other] portent
} l’essentiel des actions ; un nom par action reste à confirmer.
roadmap-steers-text-spread = Les actions se partagent entre { WORDS($n) } responsables ; un nom par action reste à confirmer, et un pour les suivre toutes.
roadmap-review = Premier point d’étape.
roadmap-review-text = Le { $day }, à la fin du premier horizon : ce qui est fait, ce qu’on abandonne.
roadmap-again = Prochaine mesure.
roadmap-again-text = En { $month }, avec le même questionnaire, pour distinguer le progrès du hasard.

## Annexe
annex-section = Annexe
annex-headline = Chaque chiffre remonte jusqu’aux réponses
annex-lead = { $questions } questions, { $domains } domaines : comment la note s’est formée, ce qui a été répondu, avec quelles formules et quelles sources.
annex-lead-detail = { $questions } questions, { $domains } domaines : comment la note s’est formée, avec quelles formules et quelles sources. Les réponses suivent chaque domaine.
overall-title = Comment se forme la note de { $score }
overall-title-unrated = Pourquoi il n’y a pas de note d’ensemble
overall-unit = Note sur 100 avant et après règles ; part du poids ; apport en points
overall-unit-unruled = Note sur 100 ; part du poids ; apport en points
overall-how = Les apports font la note d’ensemble, aux arrondis près.
overall-how-capped = Les apports font la note d’avant le plafond posé par une règle, aux arrondis près.
agreement-title-all = D’autres répondants rangeraient les pratiques dans le même ordre
agreement-title-some = { $steady ->
    [0] { $of ->
        [one] D’autres répondants rangeraient peut-être autrement les pratiques du domaine
       *[other] D’autres répondants rangeraient peut-être autrement les pratiques de chaque domaine
    }
    [one] Dans un domaine sur { WORDS($of) }, d’autres répondants rangeraient les pratiques dans le même ordre
   *[other] Dans { WORDS($steady) } domaines sur { WORDS($of) }, d’autres répondants rangeraient les pratiques dans le même ordre
}
agreement-title-none = L’accord des répondants, domaine par domaine
agreement-unit = Valeur, et intervalle à 95 % entre parenthèses ; 1 pour un accord entier
agreement-source = Même ordre dès que la CCI atteint 0,75 (Koo et Li, 2016).
column-r-wg = Accord (rWG)
column-r-wg-j = Mêmes niveaux, rWG(j)
column-icc = Même ordre des pratiques, CCI(2,k)
column-krippendorff = L’un vaut l’autre, Krippendorff
sample-label = Taille de la prochaine mesure.
sample = Les notes des répondants s’écartent de { $spread } (écart type). Situer l’ensemble à { $margin } près demande { $asked } réponses. Distinguer du hasard un progrès de { $step }, quatre fois sur cinq, en demande { $each } à chacune des deux mesures.
answers-title = Réponses : { $domain }
answers-unit = Nombre de réponses ; note moyenne sur 100
answers-unit-levels = Réponses par niveau ({ $levels }) ; note moyenne sur 100
answers-levels = Par niveau : { $levels }
answers-none = aucune
formulas-title = Formules
formula-answer-label = Réponse.
formula-answer = r = (x − min) ÷ (max − min) ; inversé quand l’échelle court dans l’autre sens. Pour des options, les points rapportés au plus grand nombre de points.
formula-domain-label = Domaine.
formula-domain = 100 · Σ w·r ÷ Σ w sur les réponses comptées, par répondant ; puis moyenne pondérée des répondants.
formula-balance-label = Groupes.
formula-balance = Dans un domaine, le poids d’un répondant est divisé par la somme des poids de son groupe : chaque groupe compte autant.
formula-overall-label = Ensemble.
formula-overall = Σ W·s ÷ Σ W sur les domaines notés, s’ils portent la moitié du poids au moins.
formula-interval-label = Intervalle.
formula-interval = Note ± t(0,975 ; n − 1) · erreur type, borné à 0 et 100 ; n est l’effectif efficace de Kish.
formula-groups-label = Écart.
formula-groups = Différence de deux notes selon Welch : ± t(0,975 ; ddl) · √(ET₁² + ET₂²), ET étant l’erreur type, ddl les degrés de liberté de Satterthwaite ; les deux notes sont tenues pour indépendantes. Un écart est calculé avant arrondi. Il dépasse le hasard quand p reste sous 5 %, corrigé selon Holm pour les écarts lus ensemble, et multiplié par le nombre de paires quand on a retenu les deux notes les plus éloignées ; un écart peut donc être imputé au hasard alors que son propre intervalle exclut 0.
formula-alpha-label = Alpha.
formula-alpha = De Cronbach, sur réponses complètes, sans pondération.
formula-agreement-label = Accord.
formula-agreement = Sur les questions de même échelle. rWG(j) (James, Demaree et Wolf, 1984) : J(1 − m) ÷ (J(1 − m) + m), où m est la variance moyenne des réponses rapportée à celle de réponses au hasard, (A² − 1) ÷ 12 pour A niveaux ; rWG d’un domaine : 1 − m, seuils d’après LeBreton et Senter (2008). CCI(2,k) : Shrout et Fleiss (1979). Krippendorff (2004) : distance ordinale. Intervalle d’alpha : Feldt (1965).
formula-sample-label = Taille.
formula-sample = Marge m : (1,96 · s ÷ m)² réponses (Cochran, 1977). Écart d : 2 · (1,96 + 0,84)² · s² ÷ d² + 1,96² ÷ 4 par mesure (Guenther, 1981).
formula-stage-label = Palier.
formula-stage = Le plus haut dont les conditions, et celles de tous les paliers inférieurs, tiennent. Par la note : le plus haut dont le seuil est atteint.
formula-percentile-label = Percentile.
formula-percentile = 100 · (pairs au-dessous + moitié des ex æquo) ÷ pairs, arrondi vers le bas à l’affichage ; quartiles de type 7.
formula-rules-label = Règles.
formula-rules = D’abord les questions non applicables, puis les poids ramenés à leur somme, puis les plafonds, le plus bas l’emportant.
formula-level-label = Niveau atteint.
formula-level = Le plus haut niveau que la réponse médiane atteint.
formula-impact-label = Impact.
formula-impact = 100 · W ÷ ΣW · w ÷ Σw · Δr, où Δr vaut un niveau, au plus ce qui reste jusqu’à 1.
sources-title = Sources
glossary-title = Glossaire
term-practice-label = Pratique.
term-practice = Manière de travailler qu’une question décrit, niveau par niveau.
term-level-label = Niveau.
term-level = Degré d’une pratique, reconnu à ce qui s’y observe.
term-score-label = Note.
term-score = Chiffre de 0 à 100 tiré des réponses.
term-interval-label = Intervalle à 95 %.
term-interval = Sur 100 enquêtes comme celle-ci, environ 95 donneraient un intervalle qui contient le vrai chiffre.
term-stage-label = Palier.
term-stage = Degré de maturité, avec ses conditions.
term-condition-label = Condition.
term-condition = Ce qui doit tenir pour un palier : une note, une part de réponses ou un fait.
term-percentile-label = Percentile.
term-percentile = Part des pairs dont la note est plus basse.
term-quartile-label = Quartile.
term-quartile = Un quart des pairs, rangés par note.
term-peers-label = Pairs.
term-peers = Organisations qui ont répondu au même questionnaire, comparées en bloc et jamais une par une.
term-rule-label = Règle du secteur.
term-rule = Contrôle des faits et des réponses propre à un métier, avec sa raison et sa source.

## Ce qui a été rassemblé
pool = panel
pool-batch = organisations évaluées ensemble
cell-all = toutes organisations
size = taille { $size }
band-between = de { $from } à moins de { $next-unit }
band-from = { $from-unit } ou plus
band-below = moins de { $next-unit }
band-any = { $unit }, quel que soit le nombre
gate-domain = { $domain } au moins à { $at }
norm-percent = { $value } %
norm-score-0-100 = { $value } sur 100
norm-score-0-10 = { $value } sur 10
effect-cap = { $target } : plafond au niveau { $level }
effect-weight = { $target } : poids × { $factor }
effect-na = { $target } : non applicable
source-external = Hors de Palier ; SHA-256 { $hash }.
source-external-pinned = Hors de Palier ; SHA-256 { $hash }, alors que l’évaluation fixe { $pin }.
source-shipped-pinned = Fournie avec Palier ; SHA-256 { $hash }, alors que l’évaluation fixe { $pin }.
sector-insurance = assurance
sector-banking = banque
sector-bank = banque
sector-retail = commerce de détail
sector-telecom = télécommunications
sector-utilities = énergie et eau
sector-energy = énergie
sector-healthcare = santé
sector-health = santé
sector-public = services publics
sector-hospitality = hôtellerie et restauration
sector-transport = transport
sector-software = logiciel
sector-manufacturing = industrie
sector-telecoms = télécommunications
sector-consumer-goods = biens de consommation
sector-automotive = automobile
sector-public-sector = secteur public
sector-luxury = luxe
sector-tourism = tourisme
sector-airlines = transport aérien
sector-logistics = logistique
sector-media = médias
sector-education = enseignement
sector-real-estate = immobilier
sector-construction = construction
sector-pharmaceuticals = industrie pharmaceutique
sector-food = alimentation
sector-restaurants = restauration
sector-services = services
sector-technology = technologie
sector-non-profit = associations
sector-mutual = mutuelles
country-FR = France
country-BE = Belgique
country-CH = Suisse
country-LU = Luxembourg
country-DE = Allemagne
country-GB = Royaume-Uni
country-US = États-Unis
country-CA = Canada
country-ES = Espagne
country-IT = Italie
country-NL = Pays-Bas
country-PT = Portugal
country-MA = Maroc
why-opens = Une condition du palier { $next } en dépend.
priorities-headline-opens = { $codes } d’abord : à rapport impact/effort égal, ce qui ouvre le palier suivant passe devant
priorities-headline-some = { $codes } d’abord, à rapport impact/effort égal : { $opening } { $opens ->
    [one] ouvre
   *[other] ouvrent
} le palier suivant
priorities-departs = { $count ->
    [one] Décidée
   *[other] Décidées
} : { $decided } ; le classement mettrait d’abord { $first }.
priorities-headline-tied = { $codes } d’abord : à rapport impact/effort égal, la pratique la plus utile et la plus faible passe devant
priorities-headline-wish = { $codes } d’abord : ce que l’on veut être et que les clients ne voient pas
priorities-lead-wish = L’ordre suit d’abord ce qui est voulu au-delà de ce qui est perçu, quand l’écart dépasse le hasard ; ensuite, parmi ce qui est voulu plus que perçu, l’impact divisé par l’effort. Ce qui est perçu autant que voulu vient en dernier. L’impact est ce qu’un niveau de plus ajoute à la note d’ensemble ; l’effort est estimé par l’auteur du conseil.
matrix-title-tied = Plusieurs actions rapportent autant pour leur effort : les règles de rang les départagent
stage-headline-score-next = La note mènerait au palier { $score-number } ; { $missing ->
    [one] { $of ->
        [one] la seule condition
       *[other] une condition sur { WORDS($of) }
    } en ferme encore
   *[other] { $all ->
        [1] les { WORDS($of) } conditions
       *[other] { WORDS($missing) } conditions sur { WORDS($of) }
    } en ferment encore
} la porte
domain-headline-even-low = { $domain }, { $score } : toutes les pratiques au niveau { $level }, { $weakest } au plus bas
why-groups = { $points } séparent { $high } et { $low } sur ce domaine.
why-peers = { $share } des pairs font mieux sur ce domaine.
why-points = Un niveau de plus vaut { $points } de note d’ensemble.
action-rule = Réponse à { $rule }

## Fiches d’action
sheets-section = Fiches d’action
sheets-headline = { $n ->
    [one] Une action, de l’irritant à la preuve
   *[other] { CAPWORDS($n) } actions, de l’irritant à la preuve
}
sheets-headline-some = { CAPWORDS($n) } actions, dont { $pages ->
    [1] une
   *[other] { WORDS($pages) }
} en fiche
sheets-lead = Chaque action part de ce qui est vrai aujourd’hui et dit à quoi l’on reconnaîtra que c’est changé. Suivent les fiches de celles à décider d’abord.
sheets-unit = Effort de 1 à 5, ou coût chiffré par le consultant ; repère : le niveau ou la réponse à atteindre
sheet-column-deadline = Échéance
sheet-column-cost = Coût ou effort
sheet-column-aim = Repère
sheet-column-indicator = Indicateur
sheet-column-today = Aujourd’hui
sheet-column-then = À la mesure suivante
sheet-column-share = Part
sheet-section = Fiche { $code }
sheet-headline = { $code } : { $title }
sheet-owner = Responsable
sheet-time = Début et fin
sheet-cost = Coût
sheet-gain = Gain de note
sheet-opens = Ouvre
sheet-irritant = Irritant
sheet-now = Aujourd’hui
sheet-step = Pratique
sheet-solution = Solution
sheet-column-level = Niveau
sheet-conditions-none = aucune connue
sheet-conditions = Conditions
sheet-indicator = Ce que l’on verra
sheet-trigger = Déclencheur
sheet-today = À la question {$question}, { $agreed ->
    [1] la réponse vaut
   *[other] les réponses valent
} { $score } sur 100.
sheet-today-reply = À la question { $question }, { $reached }.
sheet-success = Ce qui dira que c’est réussi
sheet-success-unit = Notes sur 100 ; si la pratique gagne un niveau et que rien d’autre ne bouge
sheet-success-unit-reply = Notes sur 100 ; si la pratique gagne l’équivalent d’un niveau et que rien d’autre ne bouge
sheet-success-unit-rule = À vérifier à la prochaine mesure
sheet-answers = Les réponses, niveau par niveau
sheet-answers-reply = Les réponses, de la moins bonne à la meilleure
sheet-place = { $domain }, { $practice }
sheet-place-rule = { $subject }, règle { $rule }
sheet-from-to = { $from } – { $to }
sheet-effort = { $n ->
    [1] très faible (1 sur 5)
    [2] faible (2 sur 5)
    [3] moyen (3 sur 5)
    [4] élevé (4 sur 5)
   *[other] très élevé (5 sur 5)
}
sheet-opens-alone = palier { $next }
sheet-opens-with = palier { $next }, avec { $codes }
sheet-gates = { $count ->
    [one] Condition du palier { $next } à remplir : { $gates }.
   *[other] Conditions du palier { $next } à remplir : { $gates }.
}
sheet-evidence = Preuves à réunir : { $evidence }.
sheet-indicator-rule = La règle { $rule } ne se déclenche plus à la prochaine mesure.
sheet-aim = niveau { $level } → { $next }
sheet-aim-rule = règle sans effet
sheet-trigger-answers = { $practice } : niveau { $level } sur { $of } à la médiane de { $n } réponses ; { $share } atteignent le niveau { $next }.
sheet-trigger-score = { $practice } : { $score } sur 100, ce que vaut le niveau { $level } sur { $of }.
sheet-trigger-agreed = { $practice } : niveau { $level } sur { $of }, réponse retenue.
sheet-trigger-reply = { $practice } : { $reached }, sur { $n } réponses ; { $share } répondent { $next } ou mieux.
sheet-trigger-reply-plain = { $practice } : { $reached }, sur { $n } réponses.
sheet-trigger-reply-agreed = { $practice } : { $reached }.
sheet-trigger-rule = Règle { $rule } ; source : { $source }.
sheet-fired = déclenchée
sheet-silent = sans effet
sheet-row-level = Niveau de la pratique, sur { $of }
sheet-row-share = Réponses au niveau { $next } ou plus
sheet-row-reply = Réponse médiane
sheet-row-reply-agreed = Réponse
sheet-row-reply-share = Réponses { $next } ou mieux
sheet-row-reply-best = Réponses { $given }
sheet-row-practice = Note de la pratique
sheet-row-domain = { $domain }, note du domaine
sheet-row-gain = jusqu’à { $points } de plus
sheet-level = { $level }. { $name }
sheet-level-reached = atteint
sheet-level-next = visé
sheet-journal = Journal de l’action
sheet-journal-unit = À remplir à la main par le responsable ; état : fait, en cours ou en retard
sheet-journal-start = Lancement
sheet-journal-review = Premier point d’étape
sheet-journal-end = Échéance
sheet-journal-again = Mesure suivante : { $aim }
sheet-column-day = Date
sheet-column-stop = Étape
sheet-column-state = État
sheet-column-seen = Ce que l’on a vu

## Note de deux pages
brief-section = À faire d’abord
brief-headline = { $n ->
    [0] Rien d’urgent : aucune action ne s’impose
    [one] Une chose à faire d’abord
   *[other] { CAPWORDS($n) } choses à faire d’abord
}
brief-lead = Où l’on en est, qui s’en charge, pour quand, et à quoi l’on verra que c’est fait.
brief-lead-short = Pourquoi, qui s’en charge et pour quand.
brief-position = Mieux que
brief-position-peers = des { $n } organisations comparables
brief-position-peers-fictional = des { $n } organisations fictives
brief-scores = Ce que vaut chaque note, marge d’erreur comprise
brief-scores-ends = Les notes les plus hautes et les plus basses
brief-scores-unit = Note sur 100, avec sa marge d’erreur
brief-scores-unit-peers = Note sur 100, avec sa marge d’erreur ; bande : la moitié centrale des organisations comparables ; trait : leur médiane
brief-margin = Marge d’erreur
brief-answers = Réponses
brief-answers-people = { $n ->
    [one] répondant
   *[other] répondants
}
brief-answers-customers = { $n ->
    [one] client
   *[other] clients
}
brief-position-range = Entre { $low } et { $high } si l’on compte la marge d’erreur.
brief-position-measured = Comparaison faite avant les règles du secteur.
brief-position-first = la première
brief-position-last = la dernière
brief-alt-position = mieux que { $share } des organisations comparables
brief-score-under = À { $score }, la note reste sous le seuil du palier { $next }, fixé à { $at }. Elle ne suffirait pas : un palier s’ouvre par ses conditions.
brief-gate = Exigé : { $wanted } · constaté : { $found }
brief-source = Source : questionnaire { $instrument }, { $date }.
brief-source-peers = Source : questionnaire { $instrument }, { $date } ; { $n } organisations comparables.
brief-noted-own = Noté en répondant
brief-noted-workshop = Noté en atelier
brief-noted = Noté pendant l’évaluation
brief-next = { $n ->
    [one] Ensuite, une action
   *[other] Ensuite, { WORDS($n) } actions
}
brief-next-unit = Parmi les autres conseils qui s’appliquent, ceux qui rapportent le plus pour leur effort
brief-method = Méthode.
brief-method-pooled = Chaque réponse vaut de 0 à 100, du niveau le plus bas au plus haut. La note d’un domaine est la moyenne de ses questions.
brief-method-means = Chaque réponse vaut de 0 à 100, du niveau le plus bas au plus haut. La note d’un domaine est la moyenne de ses pratiques.
brief-method-weakest = Chaque réponse vaut de 0 à 100, du niveau le plus bas au plus haut. La note d’un domaine est celle de sa pratique la plus faible.
brief-method-whole = La note d’ensemble est la moyenne des domaines. Questions et domaines comptent selon leur poids.
brief-method-margin = Le signe ± donne la marge d’erreur, au niveau de confiance de 95 %.
brief-title-version = { $title }, version { $version }.
brief-peers-label = Organisations comparables.
brief-peers = Au nombre de { $n } : { $pool }, { $years }, { $cell }.
brief-peers-fictional = Fictives, au nombre de { $n } : { $pool }, { $years }, { $cell }.
brief-peers-undated = Au nombre de { $n } : { $pool }, { $cell }.
brief-peers-fictional-undated = Fictives, au nombre de { $n } : { $pool }, { $cell }.
brief-plugin = Règles du secteur, appliquées après la mesure.
deed-today = Aujourd’hui
deed-why = Pourquoi
deed-owner = Qui
deed-before = Avant le
deed-known = On le verra à ceci
deed-level = Niveau suivant

## Classeur

book-about = À propos
book-what = Quoi
book-value = Valeur
book-organisation = Organisation
book-date = Date
book-note = À savoir
book-fictional = Organisation ou pairs fictifs
book-set = Répondants de
book-respondents = Répondants
book-hidden = Ce qui manque
book-hidden-text = Une case vide est un chiffre absent ; la colonne « Raison » dit pourquoi. Un groupe trop petit pour être montré n’a ni note ni réponse.
book-scores = Notes
book-kind = Sorte
book-id = Identifiant
book-name = Intitulé
book-group = Groupe
book-measured = Note mesurée
book-score = Note après règles
book-low = Bas de l’intervalle à 95 %
book-high = Haut de l’intervalle à 95 %
book-alpha = Alpha
book-why = Raison
book-metric = indicateur
book-overall = ensemble
book-domain = domaine
book-practice = pratique
book-answers = Réponses
book-question = Question
book-answer = Réponse
book-count = Nombre
book-share = Part
book-answered = Ont répondu
book-peers-sheet = Pairs
book-cell = Groupe de pairs
book-peers = Pairs
book-q1 = Premier quartile
book-median = Médiane
book-q3 = Troisième quartile
book-percentile = Percentile
book-quartile = Quartile
book-actions = Actions
book-code = N°
book-action = Action
book-todo = Que faire
book-today = Aujourd’hui
book-place = Où
book-owner = Qui porte
book-time = Début et fin
book-deadline = Échéance fixée
book-cost = Coût ou effort
book-effort = Effort (1 à 5)
book-impact = Gain de note
book-conditions = Conditions
book-indicator = Ce que l’on verra
book-trigger = Déclencheur

## Classement d’un lot d’organisations
league-section = Classement
league-title = Classement · { $title }
league-footer = Notes d’ensemble et leurs intervalles à 95 %
league-headline-none = Aucune organisation ne peut être classée
league-headline-single = Une seule organisation peut être classée : { $name }
league-headline-alone = { $name } est seule en tête : sur { $of } organisations, la deuxième s’en écarte au-delà du hasard
league-headline-all = Aucun classement ne tient : aucune des { $of } organisations ne s’écarte de la première au-delà du hasard
league-headline-together = { CAPWORDS($n) } organisations sur { $of } sont en tête ensemble : aucune ne s’écarte de la première au-delà du hasard
league-lead = { $n ->
    [one] Une organisation est classée,
   *[other] { $n } organisations sont classées,
} en { $bands ->
    [one] un seul groupe
   *[other] { $bands } groupes
} ; celles d’un même groupe en partagent les rangs.
league-lead-shown = Les { $n } premières figurent ici ; league.csv les contient toutes.
league-lead-unranked = { $n ->
    [one] Une autre n’a pas de note ou pas d’intervalle et n’entre dans aucun groupe.
   *[other] { $n } autres n’ont pas de note ou pas d’intervalle et n’entrent dans aucun groupe.
}
league-table-title = Les organisations, de la meilleure note d’ensemble à la plus faible
league-table-unit = Note d’ensemble sur 100, avant les règles du secteur, et son intervalle à 95 % ; n : répondants sur lesquels elle repose
league-column-band = Groupe
league-column-rank = Rang
league-column-organisation = Organisation
league-column-sector = Secteur
league-column-n = n
league-column-score = Note
league-column-scale = Note et intervalle
league-column-why = Pourquoi elle n’est pas classée
league-unranked-title = Les organisations sans rang
league-unranked-some = Les organisations sans rang, { $n } sur { $of }
league-source = { $line } ; { $n ->
    [one] une organisation
   *[other] { $n } organisations
}, { $respondents ->
    [one] un répondant
   *[other] { $respondents } répondants
}.
league-method-label = Comment les groupes se forment.
league-method = Un groupe s’ouvre avec la meilleure organisation qui n’est encore dans aucun et s’arrête avant la première qui s’en écarte au-delà du hasard, c’est-à-dire dès que l’intervalle à 95 % de l’écart des deux notes (Welch) exclut zéro. Toutes celles d’un groupe en partagent le premier et le dernier rang. Chaque comparaison vaut pour elle-même, sans correction pour leur nombre, et deux voisines de part et d’autre d’une limite ne diffèrent pas forcément l’une de l’autre.
league-citation = B. L. Welch, The generalization of “Student’s” problem when several different population variances are involved, Biometrika 34, 1947, p. 28–35.
