-- Insurance and health mutuals. One rule an entry: when it holds, what it changes, what it says, what to do.

local CUSTOMER_SERVICE = { en = "Customer service director", fr = "Direction du service client" }

-- 4 and 4.5 as a reader of each language writes them.
local function figure(n)
  local text = tostring(n)
  return text, (text:gsub("%.", ","))
end

local function in_france(ctx)
  return ctx.organisation.country == "FR"
end

local FORRESTER, KPMG = "forrester-six-domains", "kpmg-six-pillars"

-- Where each questionnaire speaks of a matter.
local COMPLAINTS = { [FORRESTER] = "complaint-handling", [KPMG] = "resolution" }
local SURVEYS = { [FORRESTER] = "feedback-after-contact", [KPMG] = "resolution" }
local HANDLERS = { [FORRESTER] = "channel-continuity", [KPMG] = "single-owner-inside" }

local function at(ctx, places)
  return places[ctx.questionnaire.id]
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
  return ctx.questionnaire.id == KPMG and employees_lead(ctx)
end

local function cap_of_resolution(ctx)
  return if caps_resolution(ctx) then { cap = { domain = "resolution", level = 2 } } else nil
end

local late_answer = {
  id = "INS-02",
  source = "acpr-complaints",
  when = function(ctx)
    local days = ctx.facts.complaint_answer_days
    return in_france(ctx) and days ~= nil and days > ctx.settings.max_complaint_answer_days
  end,
  effect = cap_of_resolution,
  finding = function(ctx)
    local days, most = ctx.facts.complaint_answer_days, ctx.settings.max_complaint_answer_days
    local held = caps_resolution(ctx)
    return {
      severity = "alert",
      subject = at(ctx, COMPLAINTS),
      text = {
        en = `A complaint waits {days} days for its answer; the French supervisor expects {most} at most. `
          .. "Past that date the customer may go to the ombudsman, and the delay shows in an inspection."
          .. (if held then " Meanwhile Resolution cannot rank above level 2, “common”." else ""),
        fr = `Une réclamation attend {days} jours sa réponse, quand le superviseur en attend {most} au plus. `
          .. "Passé ce délai, le client peut saisir le médiateur, et le retard se voit lors d’un contrôle."
          .. (if held then " En attendant, la résolution ne peut dépasser le niveau 2, « commune »." else ""),
      },
    }
  end,
  advice = {
    title = { en = "Overdue complaints", fr = "Réclamations en retard" },
    text = {
      en = "Every Monday, list the complaints older than thirty days, name who answers each, and report the oldest one to the executive committee until none is late.",
      fr = "Chaque lundi, dressez la liste des réclamations de plus de trente jours, nommez qui répond à chacune, et portez la plus ancienne en comité de direction jusqu’à ce qu’aucune ne soit en retard.",
    },
    effort = 2,
    value = 5,
    owner = CUSTOMER_SERVICE,
    horizon = "0-3",
  },
}

local late_acknowledgement = {
  id = "INS-03",
  source = "acpr-acknowledgement",
  when = function(ctx)
    local days = ctx.facts.ack_business_days
    return in_france(ctx) and days ~= nil and days > ctx.settings.max_ack_business_days
  end,
  finding = function(ctx)
    local days, most = ctx.facts.ack_business_days, ctx.settings.max_ack_business_days
    return {
      severity = "warning",
      subject = at(ctx, COMPLAINTS),
      text = {
        en = `A complaint is acknowledged after {days} business days; the French supervisor expects {most} at most. `
          .. "In the meantime the customer does not know whether anyone has read it, and calls.",
        fr = `L’accusé de réception d’une réclamation part au bout de {days} jours ouvrables, quand le superviseur en attend {most} au plus. `
          .. "D’ici là, le client ignore si on l’a lue, et il rappelle.",
      },
    }
  end,
  advice = {
    title = { en = "Same-day acknowledgement", fr = "Accusé de réception le jour même" },
    text = {
      en = "Send the acknowledgement on the day a complaint is logged, with the name of the person in charge and the date by which the answer is due.",
      fr = "Envoyez l’accusé de réception le jour même de l’enregistrement, avec le nom de la personne chargée du dossier et la date promise pour la réponse.",
    },
    effort = 1,
    value = 4,
    owner = CUSTOMER_SERVICE,
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
      subject = at(ctx, COMPLAINTS),
      text = {
        en = `The final response to a complaint takes {en} weeks, where FCA rules allow {most_en}. `
          .. "The policyholder may then hand the case to the Financial Ombudsman Service, and tell the story to a third party before you have answered."
          .. (if held then " Until responses leave in time, Resolution stays at level 2, “common”, at best." else ""),
        fr = `La réponse définitive à une réclamation prend {fr} semaines, quand la FCA en accorde {most_fr}. `
          .. "L’assuré peut alors confier l’affaire au Financial Ombudsman Service, et raconter son histoire à un tiers avant votre réponse."
          .. (if held then " Tant que le délai n’est pas tenu, la résolution reste au mieux au niveau 2, « commune »." else ""),
      },
    }
  end,
  advice = {
    title = { en = "Final response in four weeks", fr = "Réponse définitive en quatre semaines" },
    text = {
      en = "Close simple complaints by the third business day from next month, review every other one in its fourth week, and let the customer service director sign each response that will take longer than six.",
      fr = "Réglez les réclamations simples avant la fin du troisième jour ouvrable, dès le mois prochain, revoyez toutes les autres en quatrième semaine, et faites signer par la direction du service client celles qui en prendront plus de six.",
    },
    effort = 3,
    value = 5,
    owner = CUSTOMER_SERVICE,
    horizon = "0-3",
  },
}

local claims_not_surveyed = {
  id = "INS-05",
  source = "claims-survey",
  when = function(ctx)
    return ctx.facts.claims_surveyed == false
  end,
  finding = function(ctx)
    return {
      severity = "warning",
      subject = at(ctx, SURVEYS),
      text = {
        en = "Customers are not asked about their claim once it is settled. The moment on which an insurer is judged is the one about which it knows nothing.",
        fr = "On n’interroge pas les assurés une fois leur dossier réglé. Le moment où l’on juge un assureur est celui dont il ne sait rien.",
      },
    }
  end,
  advice = {
    title = { en = "Two questions after each claim", fr = "Deux questions après chaque sinistre" },
    text = {
      en = "Send two questions, on satisfaction and on effort, within a week of each settlement, from next quarter on, and have the claims manager call back every unhappy customer within two days.",
      fr = "Envoyez dans la semaine suivant chaque règlement, dès le prochain trimestre, deux questions sur la satisfaction et l’effort, et faites rappeler sous deux jours chaque mécontent par un responsable des sinistres.",
    },
    effort = 2,
    value = 5,
    owner = { en = "Head of claims", fr = "Responsable des sinistres" },
    horizon = "0-3",
  },
}

local too_many_handlers = {
  id = "INS-06",
  source = "jd-power-handlers",
  when = function(ctx)
    local people = ctx.facts.handlers_per_claim
    return people ~= nil and people >= ctx.settings.too_many_handlers
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.handlers_per_claim)
    return {
      severity = "irritant",
      subject = at(ctx, HANDLERS),
      text = {
        en = `A customer deals with {en} people before a claim is settled. Each one more means telling the story again: `
          .. "among US motorists, satisfaction falls from 828 to 684 points out of 1,000 between two people and four or more.",
        fr = `Un client a affaire à {fr} interlocuteurs avant le règlement de son dossier. À chacun, il recommence son récit : `
          .. "chez les automobilistes américains, la satisfaction passe de 828 à 684 points sur 1 000 entre deux interlocuteurs et quatre ou plus.",
      },
    }
  end,
  advice = {
    title = { en = "One person a claim", fr = "Un interlocuteur par dossier" },
    text = {
      en = "Give each open claim one named person with a direct line, who fetches what is missing from the other departments; start with the most serious.",
      fr = "Confiez chaque dossier ouvert à une personne nommée, joignable en direct, qui va chercher ce qui manque dans les autres services ; commencez par les plus graves.",
    },
    effort = 3,
    value = 5,
    owner = { en = "Claims director", fr = "Direction des prestations" },
    horizon = "3-12",
  },
}

local split_ownership = {
  id = "INS-07",
  source = "coherence",
  questionnaires = { FORRESTER },
  when = function(ctx)
    local facts = ctx.facts
    return facts.owner_communication == "national"
      and facts.owner_offer == "national"
      and facts.owner_distribution == "local"
      and facts.cross_functional_governance == false
  end,
  effect = { cap = { domain = "governance", level = 2 } },
  finding = {
    severity = "alert",
    subject = "governance",
    text = {
      en = "Communication and offer are decided nationally, distribution locally, and no body brings them together: "
        .. "nobody answers for what the customer was promised and then meets in the agency. Until one does, governance cannot rank above level 2, “repeatable”.",
      fr = "Communication et offre se décident au niveau national, la distribution au niveau local, et aucune instance ne les réunit : "
        .. "nul ne répond de l’écart entre ce que l’on promet au client et ce qu’il trouve en agence. D’ici là, la gouvernance ne peut dépasser le niveau 2, « défini ».",
    },
  },
  advice = {
    title = { en = "Body across departments", fr = "Instance commune aux directions" },
    text = {
      en = "Set up a monthly meeting of communication, offer, distribution, claims and customer service around one shared customer journey, chaired by a member of the executive committee.",
      fr = "Réunissez chaque mois communication, offre, distribution, prestations et relation client autour d’un même parcours client, sous la présidence d’un membre du comité de direction.",
    },
    effort = 2,
    value = 5,
    owner = { en = "Chief executive", fr = "Direction générale" },
    horizon = "0-3",
  },
}

local moments_of_truth = {
  id = "MOT-01",
  source = "weight-of-claims",
  questionnaires = { FORRESTER },
  when = function(ctx)
    return ctx.settings.moments_of_truth_factor > 1
  end,
  effect = function(ctx)
    return { weight = { question = "moments-of-truth", factor = ctx.settings.moments_of_truth_factor } }
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.settings.moments_of_truth_factor)
    return {
      severity = "info",
      subject = "moments-of-truth",
      text = {
        en = `An insured person judges the insurer on the day of the claim or the hospital stay: the practice on moments of truth counts {en} times its ordinary weight.`,
        fr = `Un assuré juge son assureur le jour du sinistre ou de l’hospitalisation : la pratique sur les moments de vérité compte {fr} fois son poids ordinaire.`,
      },
    }
  end,
}

-- Beside MOT-01, which weighs the same moment among Forrester's practices.
local weight_of_resolution = {
  id = "INS-01",
  source = "weight-of-claims",
  questionnaires = { KPMG },
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
        en = `An insurance contract is bought for the day on which something goes wrong: Resolution counts {en} times its ordinary weight.`,
        fr = `On achète une assurance pour le jour où quelque chose va mal : la résolution compte {fr} fois son poids ordinaire.`,
      },
    }
  end,
}

local weight_of_empathy = {
  id = "INS-01-E",
  source = "weight-of-claims",
  questionnaires = { KPMG },
  when = function(ctx)
    return ctx.settings.empathy_factor > 1 and employees_lead(ctx)
  end,
  effect = function(ctx)
    return { weight = { domain = "empathy", factor = ctx.settings.empathy_factor } }
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.settings.empathy_factor)
    return {
      severity = "info",
      subject = "empathy",
      text = {
        en = `Behind each claim there is an accident, an illness or a loss: Empathy weighs {en} times as much.`,
        fr = `Derrière chaque sinistre, il y a un accident, une maladie ou une perte : l’empathie pèse {fr} fois plus.`,
      },
    }
  end,
}

return {
  rules = {
    late_answer,
    late_acknowledgement,
    late_response_in_the_uk,
    claims_not_surveyed,
    too_many_handlers,
    split_ownership,
    moments_of_truth,
    weight_of_resolution,
    weight_of_empathy,
  },
}
