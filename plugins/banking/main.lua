-- Banking. One rule an entry: when it holds, what it changes, what it says, what to do.

local COMPLAINTS = { en = "Head of complaints", fr = "Responsable des réclamations" }
local NETWORK = { en = "Head of the branch network", fr = "Direction du réseau" }
local MARKETING = { en = "Marketing director", fr = "Direction marketing" }

-- Where each questionnaire speaks of a matter; one that is not listed gets no subject.
local COMPLAINT_HANDLING = {
  ["forrester-six-domains"] = "complaint-handling",
  ["kpmg-six-pillars"] = "resolution",
  ["experience-coherence"] = "relationship-reach",
  ["temkin-stages"] = "closed-loop",
  ["cxm-readiness"] = "orphan-problems",
}
local PROMISE = {
  ["forrester-six-domains"] = "promise-delivery",
  ["kpmg-six-pillars"] = "integrity",
  ["experience-coherence"] = "promise-on-the-spot",
  ["temkin-stages"] = "design-improvement",
  ["cxm-readiness"] = "touchpoint-review",
}
local KNOWING_THE_CUSTOMER = {
  ["forrester-six-domains"] = "single-customer-view",
  ["kpmg-six-pillars"] = "recognised-inside",
  ["experience-coherence"] = "customer-record",
  ["temkin-stages"] = "needs-and-motives",
  ["cxm-readiness"] = "shared-record",
}

local function at(ctx, places)
  return places[ctx.questionnaire.id]
end

-- 4 and 4.5 as a reader of each language writes them.
local function figure(n)
  local text = tostring(n)
  return text, (text:gsub("%.", ","))
end

-- "1.4 levels", « 1,4 niveau », to one decimal: French has its plural from two on.
local function levels(n)
  local en, fr = figure(math.floor(n * 10 + 0.5) / 10)
  return en .. (if en == "1" then " level" else " levels"), fr .. (if n >= 1.95 then " niveaux" else " niveau")
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

local function caps_resolution(ctx)
  return ctx.questionnaire.id == "kpmg-six-pillars" and employees_lead(ctx)
end

local function cap_of_resolution(ctx)
  return if caps_resolution(ctx) then { cap = { domain = "resolution", level = 2 } } else nil
end

local late_answer_in_france = {
  id = "BNK-03",
  source = "acpr-complaints",
  when = function(ctx)
    local days = ctx.facts.complaint_answer_days
    return ctx.organisation.country == "FR" and days ~= nil and days > ctx.settings.max_complaint_answer_days
  end,
  effect = cap_of_resolution,
  finding = function(ctx)
    local days, most = ctx.facts.complaint_answer_days, ctx.settings.max_complaint_answer_days
    local held = caps_resolution(ctx)
    return {
      severity = "alert",
      subject = at(ctx, COMPLAINT_HANDLING),
      text = {
        en = `The bank takes {days} days to settle a complaint, and the French supervisor expects {most} at most. `
          .. "Each late file is a customer who may go to the ombudsman, and a line in the next inspection report."
          .. (if held then " As long as it lasts, Resolution cannot rank above level 2, “common”." else ""),
        fr = `La banque met {days} jours à trancher une réclamation, quand le superviseur en attend {most} au plus. `
          .. "Chaque dossier en retard est un client qui peut saisir le médiateur, et une ligne du prochain rapport de contrôle."
          .. (if held then " Tant que cela dure, la résolution ne peut dépasser le niveau 2, « commune »." else ""),
      },
    }
  end,
  advice = {
    title = { en = "Complaints past the deadline", fr = "Réclamations hors délai" },
    text = {
      en = "Have the head of complaints list every file older than thirty days each Monday, name who closes it by Friday, and bring the oldest to the executive committee, until none is late.",
      fr = "Demandez au responsable des réclamations de lister chaque lundi les dossiers de plus de trente jours, de nommer qui les clôt d’ici au vendredi et de porter le plus ancien en comité de direction, jusqu’à résorption.",
    },
    effort = 2,
    value = 5,
    owner = COMPLAINTS,
    horizon = "0-3",
  },
}

local late_acknowledgement = {
  id = "INS-03",
  source = "acpr-acknowledgement",
  when = function(ctx)
    local days = ctx.facts.ack_business_days
    return ctx.organisation.country == "FR" and days ~= nil and days > ctx.settings.max_ack_business_days
  end,
  finding = function(ctx)
    local days, most = ctx.facts.ack_business_days, ctx.settings.max_ack_business_days
    return {
      severity = "warning",
      subject = at(ctx, COMPLAINT_HANDLING),
      text = {
        en = `A written complaint is acknowledged after {days} business days instead of {most} at most. `
          .. "Customers who hear nothing about their own money assume the worst and take the matter to the branch.",
        fr = `L’accusé de réception d’une réclamation écrite part au bout de {days} jours ouvrables, au lieu de {most} au plus. `
          .. "Qui ne reçoit aucune nouvelle de son propre argent imagine le pire, et va le dire en agence.",
      },
    }
  end,
  advice = {
    title = { en = "Acknowledgement within a day", fr = "Accusé de réception sous un jour" },
    text = {
      en = "Set up, by the end of the quarter, an acknowledgement that leaves within a day of any complaint, by the channel that the customer used, with a name, a direct number and the date of the answer.",
      fr = "Mettez en place d’ici à la fin du trimestre un accusé de réception qui part sous un jour, par le canal du client, avec un nom, une ligne directe et la date de la réponse.",
    },
    effort = 1,
    value = 4,
    owner = COMPLAINTS,
    horizon = "0-3",
  },
}

local late_response_in_the_uk = {
  id = "INS-04",
  source = "fca-disp",
  when = function(ctx)
    local weeks = ctx.facts.final_response_weeks
    return ctx.organisation.country == "GB" and weeks ~= nil and weeks > ctx.settings.max_final_response_weeks
  end,
  effect = cap_of_resolution,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.final_response_weeks)
    local most_en, most_fr = figure(ctx.settings.max_final_response_weeks)
    local held = caps_resolution(ctx)
    return {
      severity = "alert",
      subject = at(ctx, COMPLAINT_HANDLING),
      text = {
        en = `Final responses leave after {en} weeks; FCA rules allow {most_en}. `
          .. "From that day the Financial Ombudsman Service may take the case, and may charge the bank a fee whoever wins."
          .. (if held then " Until the deadline is met, Resolution stays at level 2, “common”, at best." else ""),
        fr = `Les réponses définitives partent au bout de {fr} semaines, quand la FCA en accorde {most_fr}. `
          .. "Dès lors, le Financial Ombudsman Service peut être saisi, et facturer le dossier à la banque quelle que soit l’issue."
          .. (if held then " D’ici au respect du délai, la résolution reste au mieux au niveau 2, « commune »." else ""),
      },
    }
  end,
  advice = {
    title = { en = "Closed by the third day", fr = "Clos au troisième jour" },
    text = {
      en = "Sort complaints on arrival from next month: close the simple ones by the third business day with a summary resolution, and give each of the others to a named handler with a review in week four.",
      fr = "Triez les réclamations dès leur arrivée, à partir du mois prochain : réglez les simples avant la fin du troisième jour ouvrable, et confiez chacune des autres à un gestionnaire nommé, avec un point en quatrième semaine.",
    },
    effort = 3,
    value = 5,
    owner = COMPLAINTS,
    horizon = "0-3",
  },
}

-- How far what is promised stands above what branches are held to, in levels; nil where either is not rated.
local function gap(ctx, promise, branches)
  local above, below = ctx.questions[promise].level, ctx.questions[branches].level
  return if above ~= nil and below ~= nil then above - below else nil
end

local function wide(ctx, promise, branches)
  local found = gap(ctx, promise, branches)
  -- Two figures rounded to six decimals: their difference may carry noise beyond the sixth.
  return found ~= nil and found > ctx.settings.promise_gap_levels + 1e-6
end

local promise_gap = {
  id = "BNK-01",
  source = "coherence",
  questionnaires = { "experience-coherence" },
  when = function(ctx)
    return wide(ctx, "communication-promise", "distribution-standards")
  end,
  finding = function(ctx)
    local en, fr = levels(gap(ctx, "communication-promise", "distribution-standards"))
    return {
      severity = "irritant",
      subject = "promise",
      text = {
        en = `Campaigns are prepared with care, but what holds branches to the same promise stands {en} lower. `
          .. "Customers are told of tailored solutions and find the standard product at the counter: the bank speaks with two tongues.",
        fr = `Les campagnes sont préparées avec soin, mais ce qui tient les agences à la même promesse se situe {fr} plus bas. `
          .. "On parle au client de sur-mesure, il trouve au guichet le produit standard : c’est un double discours.",
      },
    }
  end,
  advice = {
    title = { en = "No campaign without the branches", fr = "Pas de campagne sans les agences" },
    text = {
      en = "Submit each campaign, from the next one on, to six branch managers: marketing drops or rewrites every promise that they cannot keep on the day it goes out.",
      fr = "Soumettez chaque campagne, dès la prochaine, à six directeurs d’agence : le marketing retire ou récrit toute promesse qu’ils ne sauraient tenir le jour du lancement.",
    },
    effort = 2,
    value = 5,
    owner = MARKETING,
    horizon = "0-3",
  },
}

local promise_gap_in_forrester = {
  id = "BNK-01-F",
  source = "coherence",
  questionnaires = { "forrester-six-domains" },
  when = function(ctx)
    return wide(ctx, "cx-vision", "standards-and-control")
  end,
  finding = function(ctx)
    local en, fr = levels(gap(ctx, "cx-vision", "standards-and-control"))
    return {
      severity = "irritant",
      subject = "promise-delivery",
      text = {
        en = `The intended experience is written down at head office; what guarantees it from one branch to the next stands {en} lower. `
          .. "The bank says one thing and the branch does another, and the customer believes the branch.",
        fr = `L’expérience voulue est écrite au siège ; ce qui la garantit d’une agence à l’autre se situe {fr} plus bas. `
          .. "La banque dit une chose, l’agence en fait une autre, et c’est l’agence que le client croit.",
      },
    }
  end,
  advice = {
    title = { en = "Five standards a visitor can check", fr = "Cinq standards vérifiables" },
    text = {
      en = "Draw from the intended experience, within the quarter, five standards that a visitor can check in a branch; have every branch visited against them before the year is out, and show each its result.",
      fr = "Tirez de l’expérience voulue, dans le trimestre, cinq standards qu’un visiteur peut vérifier en agence ; faites visiter chacune d’elles avant la fin de l’année, et remettez-lui son résultat.",
    },
    effort = 3,
    value = 4,
    owner = NETWORK,
    horizon = "3-12",
  },
}

local weight_of_integrity = {
  id = "BNK-02",
  source = "neglected-customers",
  questionnaires = { "kpmg-six-pillars" },
  when = function(ctx)
    return ctx.settings.integrity_factor > 1 and employees_lead(ctx)
  end,
  effect = function(ctx)
    return { weight = { domain = "integrity", factor = ctx.settings.integrity_factor } }
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.settings.integrity_factor)
    return {
      severity = "info",
      subject = "integrity",
      text = {
        en = `People entrust a bank with their savings and leave when they feel neglected: Integrity counts {en} times its ordinary weight.`,
        fr = `On confie à une banque ses économies, et on la quitte quand on s’y sent négligé : l’intégrité compte {fr} fois son poids ordinaire.`,
      },
    }
  end,
}

local branches_short_of_the_campaign = {
  id = "BNK-04",
  source = "our-practice",
  when = function(ctx)
    local share = ctx.facts.branches_keeping_promise
    return share ~= nil and share < ctx.settings.least_branches_keeping_promise
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.branches_keeping_promise)
    local least_en, least_fr = figure(ctx.settings.least_branches_keeping_promise)
    return {
      severity = "warning",
      subject = at(ctx, PROMISE),
      text = {
        en = `Mystery visitors obtained what the campaign promises in {en}% of branches; below {least_en}%, advertising pays for disappointments.`,
        fr = `Les clients mystères ont obtenu ce que promet la campagne dans {fr} % des agences ; sous {least_fr} %, la publicité finance des déceptions.`,
      },
    }
  end,
  advice = {
    title = { en = "Briefing before the posters", fr = "Un point avant les affiches" },
    text = {
      en = "Hold an hour’s briefing in every branch during the week before a campaign, and publish the share of branches that kept its promise within the following month.",
      fr = "Tenez dans chaque agence, la semaine précédant une campagne, une heure de préparation, et publiez dans le mois qui suit la part des agences qui en ont tenu la promesse.",
    },
    effort = 2,
    value = 4,
    owner = NETWORK,
    horizon = "0-3",
  },
}

-- The groups of those who decide and of those who meet the customer, under the questionnaires' own names of audiences.
local VIEWS = {
  ["kpmg-six-pillars"] = { branches = "frontline", domain = "integrity" },
  ["experience-coherence"] = { branches = "distribution", domain = "promise" },
}

local function view_gap(ctx)
  local view = VIEWS[ctx.questionnaire.id]
  local executives, branches = ctx.groups.executive, ctx.groups[view.branches]
  if executives == nil or branches == nil then
    return nil
  end
  local above, below = executives.domains[view.domain].level, branches.domains[view.domain].level
  return if above ~= nil and below ~= nil then above - below else nil
end

local two_views_of_the_promise = {
  id = "BNK-05",
  source = "our-practice",
  questionnaires = { "kpmg-six-pillars", "experience-coherence" },
  when = function(ctx)
    local found = view_gap(ctx)
    return found ~= nil and found > ctx.settings.view_gap_levels + 1e-6
  end,
  finding = function(ctx)
    local en, fr = levels(view_gap(ctx))
    return {
      severity = "warning",
      subject = VIEWS[ctx.questionnaire.id].domain,
      text = {
        en = `On promises kept, executives rate the bank {en} above its branches. Those who announce do not see what those who receive customers have to explain.`,
        fr = `Sur la parole tenue, la direction place la banque {fr} au-dessus de ce qu’en disent les agences. Ceux qui annoncent ignorent ce que doivent expliquer ceux qui reçoivent.`,
      },
    }
  end,
  advice = {
    title = { en = "Executives at the counter", fr = "La direction au guichet" },
    text = {
      en = "Send each member of the executive committee to a branch for one day before the next quarter ends, and have them name on return one promise to withdraw or to pay for.",
      fr = "Envoyez chaque membre du comité de direction une journée en agence avant la fin du prochain trimestre ; à son retour, qu’il désigne une promesse à retirer ou à financer.",
    },
    effort = 1,
    value = 4,
    owner = { en = "Chief executive", fr = "Direction générale" },
    horizon = "0-3",
  },
}

local advisers_who_change = {
  id = "BNK-06",
  source = "our-practice",
  when = function(ctx)
    local years = ctx.facts.adviser_years
    return years ~= nil and years < ctx.settings.least_adviser_years
  end,
  finding = function(ctx)
    local years = ctx.facts.adviser_years
    local en, fr = figure(years)
    return {
      severity = "irritant",
      subject = at(ctx, KNOWING_THE_CUSTOMER),
      text = {
        en = `A customer keeps the same adviser for {en} {if en == "1" then "year" else "years"} on average. Every change means introducing oneself again, and is an occasion to look elsewhere.`,
        fr = `Un client garde le même conseiller {fr} {if years >= 2 then "ans" else "an"} en moyenne. À chaque départ, il se présente de nouveau, et peut être tenté de regarder ailleurs.`,
      },
    }
  end,
  advice = {
    title = { en = "Handover between advisers", fr = "Passage de relais entre conseillers" },
    text = {
      en = "Require, from next quarter, that a departing adviser introduce the successor by telephone to the fifty customers with a plan under way, and hand over a note that each of them has approved.",
      fr = "Exigez, dès le prochain trimestre, qu’un conseiller sur le départ présente son successeur par téléphone aux cinquante clients qui ont un projet en cours, et lui remette une note que chacun a validée.",
    },
    effort = 2,
    value = 4,
    owner = NETWORK,
    horizon = "3-12",
  },
}

return {
  rules = {
    promise_gap,
    promise_gap_in_forrester,
    weight_of_integrity,
    late_answer_in_france,
    late_acknowledgement,
    late_response_in_the_uk,
    branches_short_of_the_campaign,
    two_views_of_the_promise,
    advisers_who_change,
  },
}
