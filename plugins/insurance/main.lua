-- Insurance and health mutuals. One rule an entry: when it holds, what it changes, what it says, what to do.

local CUSTOMER_SERVICE = { en = "Customer service director", fr = "Direction de la relation client" }

-- 4 and 4.5 as a reader of each language writes them.
local function figure(n)
  local text = tostring(n)
  return text, (text:gsub("%.", ","))
end

local function in_france(ctx)
  return ctx.organisation.country == "FR"
end

local late_answer = {
  id = "INS-02",
  source = "acpr-complaints",
  when = function(ctx)
    local days = ctx.facts.complaint_answer_days
    return in_france(ctx) and days ~= nil and days > ctx.settings.max_complaint_answer_days
  end,
  finding = function(ctx)
    local days, most = ctx.facts.complaint_answer_days, ctx.settings.max_complaint_answer_days
    return {
      severity = "alert",
      subject = "complaint-handling",
      text = {
        en = `A complaint waits {days} days for its answer; the French supervisor expects {most} at most. `
          .. "Past that date the customer may go to the ombudsman, and the delay shows in an inspection.",
        fr = `Une réclamation attend {days} jours sa réponse, quand le superviseur en attend {most} au plus. `
          .. "Passé ce délai, le client peut saisir le médiateur, et le retard se voit lors d’un contrôle.",
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
      subject = "complaint-handling",
      text = {
        en = `A complaint is acknowledged after {days} business days; the French supervisor expects {most} at most. `
          .. "In the meantime the customer does not know whether anyone has read it, and calls.",
        fr = `L’accusé de réception d’une réclamation part au bout de {days} jours ouvrables, quand le superviseur en attend {most} au plus. `
          .. "D’ici là, le client ignore si on l’a lu, et il rappelle.",
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
      subject = "channel-continuity",
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

return { rules = { late_answer, late_acknowledgement, too_many_handlers, split_ownership, moments_of_truth } }
