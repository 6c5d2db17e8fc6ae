-- Public services. One rule an entry: when it holds, what it changes, what it says, what to do.

local DIRECTOR = { en = "Head of the service", fr = "Direction du service" }
local RECEPTION = { en = "Head of reception", fr = "Responsable de l’accueil" }
local DIGITAL = { en = "Head of digital services", fr = "Responsable des services numériques" }

-- Where each questionnaire speaks of a matter; one that is not listed gets no subject.
local COMMITMENTS = {
  ["forrester-six-domains"] = "governance",
  ["kpmg-six-pillars"] = "promise-kept-inside",
  ["experience-coherence"] = "promise",
  ["temkin-stages"] = "ambition",
  ["cxm-readiness"] = "openness",
}
local RESULTS = {
  ["forrester-six-domains"] = "measurement",
  ["kpmg-six-pillars"] = "integrity",
  ["experience-coherence"] = "satisfaction-audit",
  ["temkin-stages"] = "insight-sharing",
  ["cxm-readiness"] = "opinions-to-changes",
}
local CHANNELS = {
  ["forrester-six-domains"] = "channel-continuity",
  ["kpmg-six-pillars"] = "time-effort",
  ["experience-coherence"] = "journey",
  ["temkin-stages"] = "process-redesign",
  ["cxm-readiness"] = "channel-handover",
}
local TOLD_ONCE = {
  ["forrester-six-domains"] = "backstage-blueprint",
  ["kpmg-six-pillars"] = "told-once-inside",
  ["experience-coherence"] = "customer-record",
  ["temkin-stages"] = "process-redesign",
  ["cxm-readiness"] = "joined-flows",
}
local PROCEDURES = {
  ["forrester-six-domains"] = "descriptive-measure",
  ["kpmg-six-pillars"] = "few-steps-inside",
  ["experience-coherence"] = "journey",
  ["temkin-stages"] = "pain-points",
  ["cxm-readiness"] = "trials-with-customers",
}
local WORDS = {
  ["forrester-six-domains"] = "prototype-testing",
  ["kpmg-six-pillars"] = "plain-words-inside",
  ["experience-coherence"] = "brochure-and-place",
  ["temkin-stages"] = "customer-trials",
  ["cxm-readiness"] = "trials-with-customers",
}

local function at(ctx, places)
  return places[ctx.questionnaire.id]
end

-- 4 and 4.5 as a reader of each language writes them.
local function figure(n)
  local text = tostring(n)
  return text, (text:gsub("%.", ","))
end

local function in_france(ctx)
  return ctx.organisation.country == "FR"
end

-- KPMG's pillars may be led by customers, whose figures no rule changes: then no question put to employees is rated.
local function employees_lead(ctx)
  for id, question in ctx.questions do
    if id:find("%-inside$") and question.level ~= nil then
      return true
    end
  end
  return false
end

local function captive(ctx)
  return ctx.settings.captive_users
end

local few_commitments = {
  id = "PUB-01",
  source = "services-publics-plus",
  when = function(ctx)
    local shown = ctx.facts.commitments_displayed
    return in_france(ctx) and shown ~= nil and shown < ctx.settings.least_commitments
  end,
  finding = function(ctx)
    local shown, all = ctx.facts.commitments_displayed, ctx.settings.least_commitments
    local shown_en = if shown == 0 then "None" elseif shown == 1 then "One" else `{shown}`
    local shown_fr = if shown == 0 then "Aucun" elseif shown == 1 then "Un seul" else `{shown}`
    return {
      severity = "warning",
      subject = at(ctx, COMMITMENTS),
      text = {
        en = `{shown_en} of the {all} Services Publics+ commitments {if shown > 1 then "are" else "is"} displayed. What users have not read they cannot hold you to, and staff do not feel bound by it.`,
        fr = `{shown_fr} des {all} engagements Services Publics+ {if shown > 1 then "sont affichés" else "n’est affiché"}. L’usager ne peut exiger ce qu’il n’a pas lu, et l’agent ne s’y sent pas tenu.`,
      },
    }
  end,
  advice = {
    title = { en = "Commitments in sight", fr = "Des engagements visibles" },
    text = {
      en = "Display every commitment at each counter and on the website within a month, and have each team say in writing, before the quarter ends, what it does to keep the two that it finds hardest.",
      fr = "Affichez sous un mois tous les engagements à chaque guichet et sur le site, et faites écrire à chaque équipe, avant la fin du trimestre, ce qu’elle fait pour tenir les deux plus difficiles.",
    },
    effort = 1,
    value = 3,
    owner = DIRECTOR,
    horizon = "0-3",
  },
}

local results_unpublished = {
  id = "PUB-01-R",
  source = "services-publics-plus",
  when = function(ctx)
    return in_france(ctx) and ctx.facts.local_results_published == false
  end,
  finding = function(ctx)
    return {
      severity = "warning",
      subject = at(ctx, RESULTS),
      text = {
        en = "Results are not published place by place, as Services Publics+ requires. Users judge by hearsay, and teams do not know where they stand.",
        fr = "Les résultats ne sont pas publiés lieu par lieu, comme le veut Services Publics+. L’usager juge par ouï-dire, et les équipes ignorent où elles en sont.",
      },
    }
  end,
  advice = {
    title = { en = "Results on the door", fr = "Les résultats à l’entrée" },
    text = {
      en = "Post at each entrance and online, every quarter from the next one, three figures of that place: waiting time, days until an answer, users’ satisfaction, with what will be done about the worst.",
      fr = "Affichez à chaque entrée et en ligne, tous les trimestres dès le prochain, trois chiffres du lieu : attente, délai de réponse, satisfaction, avec ce qui sera fait pour le plus mauvais.",
    },
    effort = 2,
    value = 4,
    owner = RECEPTION,
    horizon = "0-3",
  },
}

-- One question in each questionnaire supposes users who could leave: it counts for nothing where they cannot.
local departures_not_asked = {
  id = "PUB-02",
  source = "captive-users",
  questionnaires = { "forrester-six-domains" },
  when = captive,
  effect = { not_applicable = { question = "lost-and-non-customers" } },
  finding = {
    severity = "info",
    subject = "lost-and-non-customers",
    text = {
      en = "Your users have nowhere else to go: the practice on lost customers counts for nothing here.",
      fr = "Vos usagers ne peuvent aller ailleurs : la pratique sur les clients perdus ne compte pas ici.",
    },
  },
}

local newcomers_not_compared = {
  id = "PUB-02-K",
  source = "captive-users",
  questionnaires = { "kpmg-six-pillars" },
  when = function(ctx)
    return captive(ctx) and employees_lead(ctx)
  end,
  -- A function, for an effect that is written down is held against the questionnaire even where its rule is silent.
  effect = function()
    return { not_applicable = { question = "loyalty-inside" } }
  end,
  finding = {
    severity = "info",
    subject = "loyalty-inside",
    text = {
      en = "A public service makes no welcome offers, and nobody stays with it by choice: the practice on loyal customers’ terms is left out of the score.",
      fr = "Un service public ne fait pas d’offre de bienvenue, et nul n’y reste par choix : la pratique sur les conditions des fidèles est retirée du score.",
    },
  },
}

local prospects_not_compared = {
  id = "PUB-02-C",
  source = "captive-users",
  questionnaires = { "experience-coherence" },
  when = captive,
  effect = { not_applicable = { question = "prospects-and-customers" } },
  finding = {
    severity = "info",
    subject = "prospects-and-customers",
    text = {
      en = "An administration has no prospects to win: the comparison of newcomers with existing customers is set aside.",
      fr = "Une administration n’a pas de prospects à conquérir : la comparaison entre nouveaux clients et clients en place est écartée.",
    },
  },
}

local loyalty_not_asked = {
  id = "PUB-02-T",
  source = "captive-users",
  questionnaires = { "temkin-stages" },
  when = captive,
  effect = { not_applicable = { question = "loyalty-link" } },
  finding = {
    severity = "info",
    subject = "loyalty-link",
    text = {
      en = "Where users have no choice, loyalty proves nothing: its link with the experience does not enter the score.",
      fr = "Quand l’usager n’a pas le choix, sa fidélité ne prouve rien : son lien avec l’expérience n’entre pas dans le score.",
    },
  },
}

-- Kinds of metric that suppose a choice, in the order in which they are named.
local CHOICE_METRICS = {
  { kind = "nps", en = "recommendation (NPS)", fr = "recommandation (NPS)" },
  { kind = "churn", en = "churn", fr = "attrition" },
  { kind = "retention", en = "retention", fr = "rétention" },
  { kind = "acquisition-cost", en = "acquisition cost", fr = "coût d’acquisition" },
  { kind = "lifetime-value", en = "lifetime value", fr = "valeur vie client" },
}

local function choice_metrics(ctx)
  local en, fr = {}, {}
  for _, metric in CHOICE_METRICS do
    if ctx.metrics[metric.kind] ~= nil then
      table.insert(en, metric.en)
      table.insert(fr, metric.fr)
    end
  end
  return en, fr
end

local metrics_of_choice = {
  id = "PUB-02-M",
  source = "captive-users",
  when = function(ctx)
    return captive(ctx) and #choice_metrics(ctx) > 0
  end,
  finding = function(ctx)
    local en, fr = choice_metrics(ctx)
    return {
      severity = "info",
      text = {
        en = "Figures that suppose a choice tell little about users who have none: " .. table.concat(en, ", ") .. ". Steer by satisfaction and effort.",
        fr = "Des chiffres qui supposent un choix disent peu d’usagers qui n’en ont pas : " .. table.concat(fr, ", ") .. ". Pilotez par la satisfaction et l’effort.",
      },
    }
  end,
  advice = {
    title = { en = "Satisfaction and effort", fr = "Satisfaction et effort" },
    text = {
      en = "Ask two questions after each procedure, from next quarter: was it easy, and did you obtain what you came for? Then withdraw the other figures from the executive committee’s dashboard.",
      fr = "Posez deux questions après chaque démarche, dès le prochain trimestre : était-ce facile, avez-vous obtenu ce que vous veniez chercher ? Retirez ensuite les autres chiffres du tableau de bord de la direction.",
    },
    effort = 2,
    value = 4,
    owner = DIRECTOR,
    horizon = "3-12",
  },
}

local weight_of_time = {
  id = "PUB-03",
  source = "delouvrier",
  questionnaires = { "kpmg-six-pillars" },
  when = function(ctx)
    return ctx.settings.time_effort_factor > 1 and employees_lead(ctx)
  end,
  effect = function(ctx)
    return { weight = { domain = "time-effort", factor = ctx.settings.time_effort_factor } }
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.settings.time_effort_factor)
    return {
      severity = "info",
      subject = "time-effort",
      text = {
        en = `Users want public services to be quick first, and simple next: Time and effort counts {en} times its ordinary weight.`,
        fr = `D’un service public, l’usager attend d’abord la rapidité, puis la simplicité : « Temps et effort » compte {fr} fois son poids ordinaire.`,
      },
    }
  end,
}

local weight_of_resolution = {
  id = "PUB-03-R",
  source = "delouvrier",
  questionnaires = { "kpmg-six-pillars" },
  when = function(ctx)
    return ctx.settings.resolution_factor > 1 and employees_lead(ctx)
  end,
  effect = function(ctx)
    return { weight = { domain = "resolution", factor = ctx.settings.resolution_factor } }
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.settings.resolution_factor)
    return {
      severity = "info",
      subject = "resolution",
      text = {
        en = `A quarter of users ask to be followed up in person, and a file that goes astray has no other door to knock at: Resolution weighs {en} times as much.`,
        fr = `Un usager sur quatre demande un suivi personnel, et un dossier égaré n’a pas d’autre porte où frapper : la résolution pèse {fr} fois plus.`,
      },
    }
  end,
}

local screens_only = {
  id = "PUB-04",
  source = "accessibility",
  when = function(ctx)
    return ctx.facts.non_digital_channel == false
  end,
  finding = function(ctx)
    return {
      severity = "alert",
      subject = at(ctx, CHANNELS),
      text = {
        en = "Some procedures can only be completed online. Those without a screen, or without the words, are shut out of their rights.",
        fr = "Certaines démarches n’aboutissent qu’en ligne. Ceux qui n’ont pas d’écran, ou pas les mots, sont tenus à l’écart de leurs droits.",
      },
    }
  end,
  advice = {
    title = { en = "Another way in", fr = "Une autre porte" },
    text = {
      en = "Open a telephone line and a counter by appointment for each online procedure within three months, staffed by someone who can complete it for the user, and publish how many used them.",
      fr = "Ouvrez sous trois mois, pour chaque démarche en ligne, un numéro et un guichet sur rendez-vous où un agent peut l’achever avec l’usager, et publiez combien s’en sont servis.",
    },
    effort = 3,
    value = 5,
    owner = RECEPTION,
    horizon = "0-3",
  },
}

local asked_twice = {
  id = "PUB-05",
  source = "our-practice",
  when = function(ctx)
    return ctx.facts.documents_asked_again == true
  end,
  finding = function(ctx)
    return {
      severity = "irritant",
      subject = at(ctx, TOLD_ONCE),
      text = {
        en = "Users are asked for documents that the administration already holds. They carry from one office to another what the offices could send each other.",
        fr = "On demande aux usagers des pièces que l’administration détient déjà. Ils portent d’un bureau à l’autre ce que les bureaux pourraient s’envoyer.",
      },
    }
  end,
  advice = {
    title = { en = "Told once", fr = "Dites-le-nous une fois" },
    text = {
      en = "List within two months every document asked for in the ten most usual procedures, strike out those held elsewhere in the administration, and agree with each holder how they are fetched.",
      fr = "Listez sous deux mois toutes les pièces demandées dans les dix démarches les plus courantes, rayez celles que détient une autre administration, et convenez avec elle de leur transmission.",
    },
    effort = 3,
    value = 5,
    owner = DIRECTOR,
    horizon = "3-12",
  },
}

local given_up_online = {
  id = "PUB-06",
  source = "our-practice",
  when = function(ctx)
    local share = ctx.facts.online_abandoned
    return share ~= nil and share > ctx.settings.most_online_abandoned
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.online_abandoned)
    local most_en, most_fr = figure(ctx.settings.most_online_abandoned)
    return {
      severity = "irritant",
      subject = at(ctx, PROCEDURES),
      text = {
        en = `Of the procedures begun online, {en}% are given up before the end; above {most_en}%, the form is at fault rather than the user.`,
        fr = `Parmi les démarches commencées en ligne, {fr} % sont abandonnées avant la fin ; au-delà de {most_fr} %, c’est le formulaire qui est en cause, non l’usager.`,
      },
    }
  end,
  advice = {
    title = { en = "The page where users stop", fr = "La page où l’on s’arrête" },
    text = {
      en = "Find this month the page on which most users give up, watch five of them go through it, correct it before the quarter ends, and move to the next one.",
      fr = "Repérez ce mois-ci la page où l’on abandonne le plus, regardez cinq usagers la parcourir, corrigez-la avant la fin du trimestre, puis passez à la suivante.",
    },
    effort = 2,
    value = 4,
    owner = DIGITAL,
    horizon = "0-3",
  },
}

local letters_untested = {
  id = "PUB-07",
  source = "our-practice",
  when = function(ctx)
    return ctx.facts.letters_tested == false
  end,
  finding = function(ctx)
    return {
      severity = "warning",
      subject = at(ctx, WORDS),
      text = {
        en = "Letters and forms leave without having been read by a single user. Their authors understand them; the telephone tells who does not.",
        fr = "Courriers et formulaires partent sans qu’un seul usager les ait lus. Leurs auteurs les comprennent ; le téléphone dit qui ne les comprend pas.",
      },
    }
  end,
  advice = {
    title = { en = "Letters read before they leave", fr = "Des courriers lus avant l’envoi" },
    text = {
      en = "Rewrite the five letters that bring most calls within the quarter, with eight users at the table, two of whom read with difficulty, and count the calls again a month later.",
      fr = "Récrivez dans le trimestre les cinq courriers qui suscitent le plus d’appels, avec huit usagers à la table, dont deux lisent avec peine, et recomptez les appels un mois plus tard.",
    },
    effort = 2,
    value = 4,
    owner = { en = "Head of communication", fr = "Responsable de la communication" },
    horizon = "3-12",
  },
}

return {
  rules = {
    few_commitments,
    results_unpublished,
    departures_not_asked,
    newcomers_not_compared,
    prospects_not_compared,
    loyalty_not_asked,
    metrics_of_choice,
    weight_of_time,
    weight_of_resolution,
    screens_only,
    asked_twice,
    given_up_online,
    letters_untested,
  },
}
