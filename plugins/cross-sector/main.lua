-- All sectors. One rule an entry: when it holds, what it changes, what it says, what to do.

local KPMG, FORRESTER, TEMKIN = "kpmg-six-pillars", "forrester-six-domains", "temkin-stages"
local COHERENCE, READINESS = "experience-coherence", "cxm-readiness"

local CHIEF_EXECUTIVE = { en = "Chief executive", fr = "Direction générale" }
local HUMAN_RESOURCES = { en = "Human resources director", fr = "Direction des ressources humaines" }
local MARKETING = { en = "Marketing director", fr = "Direction du marketing" }

-- 4 and 4.5, and −4 below nought, as a reader of each language writes them; one decimal.
local function figure(n)
  local rounded = math.floor(math.abs(n) * 10 + 0.5) / 10
  local text = tostring(rounded)
  if n < 0 and rounded > 0 then
    text = "−" .. text
  end
  return text, (text:gsub("%.", ","))
end

-- "a", "a and b", "a, b and c".
local function list(items, conjunction)
  local last = #items
  if last < 2 then
    return items[1] or ""
  end
  return table.concat(items, ", ", 1, last - 1) .. conjunction .. items[last]
end

local FUNCTIONS = {
  { fact = "owner_communication", en = "communication", fr = "la communication" },
  { fact = "owner_offer", en = "the offer", fr = "l’offre" },
  { fact = "owner_distribution", en = "points of sale", fr = "les points de vente" },
  { fact = "owner_operations", en = "delivery of the service", fr = "l’exécution du service" },
  { fact = "owner_relationship", en = "customer relations", fr = "la relation client" },
}
local LEVELS = {
  { id = "world", en = "worldwide", fr = "mondial" },
  { id = "national", en = "nationally", fr = "national" },
  { id = "local", en = "locally", fr = "local" },
}

-- Names of the functions whose owner is at a level, in both languages.
local function functions_at(ctx, level)
  local en, fr = {}, {}
  for _, part in FUNCTIONS do
    if ctx.facts[part.fact] == level then
      table.insert(en, part.en)
      table.insert(fr, part.fr)
    end
  end
  return en, fr
end

-- How many levels the five functions are decided at, and a phrase for each that says which.
local function spread(ctx)
  local levels, en, fr = 0, {}, {}
  for _, level in LEVELS do
    local names_en, names_fr = functions_at(ctx, level.id)
    if #names_en > 0 then
      levels += 1
      table.insert(en, `{list(names_en, " and ")} {level.en}`)
      table.insert(fr, `{list(names_fr, " et ")} au niveau {level.fr}`)
    end
  end
  return levels, table.concat(en, "; "), table.concat(fr, " ; ")
end

local function apart(ctx)
  return spread(ctx) >= ctx.settings.levels_to_bring_together
end

local stage_without_its_base = {
  id = "ALL-01",
  source = "temkin-stages",
  questionnaires = { TEMKIN },
  when = function(ctx)
    local facts = ctx.facts
    return ctx.overall ~= nil
      and ctx.overall >= ctx.settings.stage_four_from
      and (facts.executive_owner == false or facts.cross_functional_governance == false)
  end,
  -- A tenth of a point below stage 4, as a level of 0 to 4 in thousandths.
  effect = function(ctx)
    return { cap = { overall = true, level = math.floor((ctx.settings.stage_four_from - 0.1) * 40 + 0.5) / 1000 } }
  end,
  finding = function(ctx)
    local en, fr = {}, {}
    if ctx.facts.executive_owner == false then
      table.insert(en, "no executive leads customer experience full time")
      table.insert(fr, "aucun dirigeant ne porte l’expérience client à plein temps")
    end
    if ctx.facts.cross_functional_governance == false then
      table.insert(en, "no body decides across departments")
      table.insert(fr, "aucune instance ne décide entre directions")
    end
    return {
      severity = "alert",
      subject = "overall",
      text = {
        en = `Practices score as stage 4 or above, but {list(en, " and ")}. `
          .. "Stage 3 consists of exactly that: without it, what has been gained rests on individuals, and the stage by score is held at the third.",
        fr = `Les pratiques valent le stade 4 ou plus, mais {list(fr, " et ")}. `
          .. "Le stade 3 consiste en cela même : faute de quoi l’acquis repose sur des personnes, et le stade selon le score est maintenu au troisième.",
      },
    }
  end,
  advice = {
    title = { en = "The base of stage 3", fr = "Le socle du stade 3" },
    text = {
      en = "Complete stage 3 before anything new: within three months, give one executive the full-time charge of customer experience, and have directors decide together once a month, with minutes.",
      fr = "Achevez le stade 3 avant toute nouveauté : confiez sous trois mois l’expérience client à un dirigeant à plein temps, et faites décider ensemble les directeurs une fois par mois, avec compte rendu.",
    },
    effort = 3,
    value = 5,
    owner = CHIEF_EXECUTIVE,
    horizon = "0-3",
  },
}

local unowned_functions = {
  id = "ALL-04",
  source = "ownership-practice",
  when = function(ctx)
    return #functions_at(ctx, "nobody") >= ctx.settings.unowned_functions
  end,
  finding = function(ctx)
    local en, fr = functions_at(ctx, "nobody")
    local subjects = {
      [COHERENCE] = "functions",
      [FORRESTER] = "governance",
      [TEMKIN] = "governance",
      [READINESS] = "ownership",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `Customers meet five functions, and nobody answers for {list(en, " and ")}. `
          .. "What has no owner is decided by whoever is at hand, each time anew.",
        fr = `Le client rencontre cinq fonctions, et nul ne répond de ce qui suit : {list(fr, " et ")}. `
          .. "Ce qui n’a pas de responsable se décide au gré de qui se trouve là, chaque fois à nouveau.",
      },
    }
  end,
  advice = {
    title = { en = "A name for each function", fr = "Un nom par fonction" },
    text = {
      en = "Name, at the next executive committee, one owner for each function that has none, and publish the five names with their telephone numbers within the month.",
      fr = "Désignez au prochain comité de direction un responsable pour chaque fonction qui n’en a pas, et publiez dans le mois les cinq noms avec leurs numéros.",
    },
    effort = 1,
    value = 4,
    owner = CHIEF_EXECUTIVE,
    horizon = "0-3",
  },
}

local no_conductor = {
  id = "ALL-05",
  source = "harmonised-model",
  when = function(ctx)
    return ctx.facts.owner_orchestrator == "nobody" and apart(ctx)
  end,
  finding = function(ctx)
    local levels, en, fr = spread(ctx)
    local subjects = {
      [COHERENCE] = "orchestrator-mandate",
      [FORRESTER] = "executive-role",
      [TEMKIN] = "executive-lead",
      [READINESS] = "cxm-owner",
    }
    return {
      severity = "alert",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `The functions that customers meet are decided at {levels} levels ({en}), and nobody answers for the whole. `
          .. "Each may do well by its own figures while the customer falls between two of them.",
        fr = `Les fonctions que rencontre le client se décident à {levels} niveaux ({fr}), et nul ne répond de l’ensemble. `
          .. "Chacune peut réussir selon ses propres chiffres pendant que le client tombe entre deux.",
      },
    }
  end,
  advice = {
    title = { en = "One person for the whole", fr = "Une personne pour l’ensemble" },
    text = {
      en = "Sign this quarter the letter that charges one person with the customer’s whole experience, with the right to hold back a campaign or a launch that would break a promise.",
      fr = "Signez ce trimestre la lettre qui charge une personne de toute l’expérience du client, avec le droit de retenir une campagne ou un lancement contraire à une promesse.",
    },
    effort = 2,
    value = 5,
    owner = CHIEF_EXECUTIVE,
    horizon = "0-3",
  },
}

local conductor_without_a_body = {
  id = "ALL-06",
  source = "harmonised-model",
  when = function(ctx)
    local conductor = ctx.facts.owner_orchestrator
    return conductor ~= nil and conductor ~= "nobody" and ctx.facts.cross_functional_governance == false and apart(ctx)
  end,
  finding = function(ctx)
    local subjects = {
      [COHERENCE] = "decisions-across-levels",
      [FORRESTER] = "cross-functional-arbitration",
      [TEMKIN] = "governance",
      [READINESS] = "ownership",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "Somebody answers for the customer’s whole experience, but has no table at which the functions decide together. "
          .. "Agreement is sought door by door, and the last door shut wins.",
        fr = "Quelqu’un répond de toute l’expérience du client, sans instance où les fonctions décident ensemble. "
          .. "L’accord se cherche de porte en porte, et la dernière fermée l’emporte.",
      },
    }
  end,
  advice = {
    title = { en = "Monthly table of functions", fr = "Comité mensuel des fonctions" },
    text = {
      en = "Bring the heads of the five functions to one table each month from now on, chaired by the person in charge; whatever they cannot settle in two sittings goes to the executive committee.",
      fr = "Réunissez désormais chaque mois les responsables des cinq fonctions, sous la présidence de la personne en charge ; ce qu’ils n’ont pas tranché en deux séances va au comité de direction.",
    },
    effort = 1,
    value = 4,
    owner = { en = "Customer experience director", fr = "Direction de l’expérience client" },
    horizon = "0-3",
  },
}

local conductor_below = {
  id = "ALL-07",
  source = "ownership-practice",
  when = function(ctx)
    if ctx.facts.owner_orchestrator ~= "local" then
      return false
    end
    return #functions_at(ctx, "world") + #functions_at(ctx, "national") > 0
  end,
  finding = function(ctx)
    local en, fr = functions_at(ctx, "world")
    local more_en, more_fr = functions_at(ctx, "national")
    table.move(more_en, 1, #more_en, #en + 1, en)
    table.move(more_fr, 1, #more_fr, #fr + 1, fr)
    local subjects = {
      [COHERENCE] = "orchestrator-mandate",
      [FORRESTER] = "executive-role",
      [TEMKIN] = "executive-lead",
      [READINESS] = "cxm-owner",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `The person who answers for the customer’s experience works locally, below those who decide on {list(en, " and ")}. `
          .. "A promise made above can be regretted from there, not changed.",
        fr = `La personne qui répond de l’expérience du client travaille au niveau local, au-dessous de ceux qui décident pour {list(fr, " et ")}. `
          .. "De là, une promesse faite plus haut se regrette et ne se change pas.",
      },
    }
  end,
  advice = {
    title = { en = "Mandate at the right height", fr = "Mandat à la bonne hauteur" },
    text = {
      en = "Raise the mandate, before the next yearly plan, to the level of the highest function that it has to hold, or give it a sponsor there who signs for it.",
      fr = "Élevez le mandat, avant le prochain plan annuel, au niveau de la plus haute fonction qu’il doit tenir, ou donnez-lui à ce niveau un parrain qui signe pour lui.",
    },
    effort = 2,
    value = 4,
    owner = CHIEF_EXECUTIVE,
    horizon = "3-12",
  },
}

local function enough(metric, fewest)
  return metric.n == nil or metric.n >= fewest
end

-- Whether employees do well, and their index in words; nil where it is not known or rests on too few.
local function employees(ctx)
  local metric = ctx.metrics["employee-engagement"]
  if metric == nil or not enough(metric, ctx.settings.fewest_employees) then
    return nil
  end
  local en, fr = figure(metric.value)
  return metric.value >= ctx.settings.engaged_from, en, fr
end

-- The same of customers: the satisfied share, else the NPS.
local function customers(ctx)
  local csat, nps = ctx.metrics.csat, ctx.metrics.nps
  if csat ~= nil and enough(csat, ctx.settings.fewest_customers) then
    local en, fr = figure(csat.value)
    return csat.value >= ctx.settings.satisfied_from, `{en}% of customers satisfied`, `{fr} % de clients satisfaits`
  elseif nps ~= nil and enough(nps, ctx.settings.fewest_customers) then
    local en, fr = figure(nps.value)
    return nps.value >= ctx.settings.recommended_from, `an NPS of {en}`, `un NPS de {fr}`
  end
  return nil
end

local function side_by_side(ctx, employees_well, customers_well)
  return employees(ctx) == employees_well and customers(ctx) == customers_well
end

local SYMMETRY = {
  [FORRESTER] = "symmetry-of-care",
  [KPMG] = "staff-at-ease-inside",
  [TEMKIN] = "workforce-engagement",
  [READINESS] = "people",
}

local customers_at_employees_expense = {
  id = "ALL-08",
  source = "symmetry-of-attention",
  when = function(ctx)
    return side_by_side(ctx, false, true)
  end,
  finding = function(ctx)
    local _, index_en, index_fr = employees(ctx)
    local _, voice_en, voice_fr = customers(ctx)
    return {
      severity = "warning",
      subject = SYMMETRY[ctx.questionnaire.id],
      text = {
        en = `Customers do well, with {voice_en}; employees do not, with an engagement index of {index_en} out of 100. `
          .. "That satisfaction is paid for by people who may not pay for long.",
        fr = `Les clients vont bien, avec {voice_fr} ; les collaborateurs non, avec un indice d’engagement de {index_fr} sur 100. `
          .. "Cette satisfaction est payée par des gens qui ne la paieront peut-être pas longtemps.",
      },
    }
  end,
  advice = {
    title = { en = "Employees’ irritants first", fr = "D’abord les irritants du personnel" },
    text = {
      en = "Ask each front-line team, this quarter, for the two things that make its work hardest; remove one for every team within six months, and report on it beside the customers’ figures.",
      fr = "Demandez ce trimestre à chaque équipe de première ligne les deux choses qui lui rendent le travail le plus pénible ; supprimez-en une par équipe en six mois, et rendez-en compte à côté des chiffres clients.",
    },
    effort = 3,
    value = 4,
    owner = HUMAN_RESOURCES,
    horizon = "3-12",
  },
}

local good_will_held_back = {
  id = "ALL-09",
  source = "symmetry-of-attention",
  when = function(ctx)
    return side_by_side(ctx, true, false)
  end,
  finding = function(ctx)
    local _, index_en, index_fr = employees(ctx)
    local _, voice_en, voice_fr = customers(ctx)
    return {
      severity = "warning",
      subject = SYMMETRY[ctx.questionnaire.id],
      text = {
        en = `Employees are engaged ({index_en} out of 100), and customers feel little of it: {voice_en}. `
          .. "Good will is there; look for what stands in its way, in rules, tools and delays, rather than in attitudes.",
        fr = `Les collaborateurs sont engagés ({index_fr} sur 100), et les clients s’en ressentent peu : {voice_fr}. `
          .. "La bonne volonté est là ; cherchez ce qui la gêne du côté des règles, des outils et des délais plutôt que des attitudes.",
      },
    }
  end,
  advice = {
    title = { en = "Obstacles named by the front line", fr = "Obstacles nommés sur le terrain" },
    text = {
      en = "Follow twenty customers’ cases from end to end within two months, together with the employees who handled them, and abolish the five rules or screens that stopped them most.",
      fr = "Suivez de bout en bout, sous deux mois, vingt dossiers de clients avec les collaborateurs qui les ont traités, et supprimez les cinq règles ou écrans qui les ont le plus arrêtés.",
    },
    effort = 2,
    value = 5,
    owner = { en = "Operations director", fr = "Direction des opérations" },
    horizon = "0-3",
  },
}

local both_low = {
  id = "ALL-10",
  source = "symmetry-of-attention",
  when = function(ctx)
    return side_by_side(ctx, false, false)
  end,
  finding = function(ctx)
    local _, index_en, index_fr = employees(ctx)
    local _, voice_en, voice_fr = customers(ctx)
    return {
      severity = "alert",
      subject = SYMMETRY[ctx.questionnaire.id],
      text = {
        en = `Neither side does well: {voice_en}, and an engagement index of {index_en} out of 100. `
          .. "A programme for customers alone would add to the load of those who are to carry it.",
        fr = `Ni les uns ni les autres ne vont bien : {voice_fr}, et un indice d’engagement de {index_fr} sur 100. `
          .. "Un programme pour les seuls clients alourdirait la charge de ceux qui doivent le porter.",
      },
    }
  end,
  advice = {
    title = { en = "One plan for both", fr = "Un seul plan pour les deux" },
    text = {
      en = "Draw up within three months one plan for employees and customers, of at most five projects, each of which relieves both; stop as many current projects to make room for it.",
      fr = "Établissez sous trois mois un seul plan pour collaborateurs et clients, de cinq chantiers au plus, dont chacun soulage les deux ; arrêtez autant de chantiers en cours pour lui faire place.",
    },
    effort = 3,
    value = 5,
    owner = CHIEF_EXECUTIVE,
    horizon = "0-3",
  },
}

local no_contact_cap = {
  id = "RET-05-ALL",
  source = "contact-pressure",
  when = function(ctx)
    -- The plugin of retail says it to retailers.
    return ctx.facts.contact_cap == false and ctx.organisation.sector ~= "retail"
  end,
  finding = function(ctx)
    local subjects = {
      [KPMG] = "relevant-messages-inside",
      [COHERENCE] = "message-calendar",
      [READINESS] = "welcome-messages",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "No ceiling governs the messages that one customer receives: contracts, offers, surveys and reminders leave from as many departments. "
          .. "The one that mattered is deleted with the rest.",
        fr = "Aucun plafond ne règle les messages qu’un client reçoit : contrats, offres, enquêtes et relances partent d’autant de directions. "
          .. "Celui qui comptait est effacé avec les autres.",
      },
    }
  end,
  advice = {
    title = { en = "Common ceiling on messages", fr = "Plafond commun des messages" },
    text = {
      en = "Put all messages of the coming quarter on one calendar, agree on a ceiling per customer and month, and say which give way when it is reached; service messages never do.",
      fr = "Inscrivez tous les messages du prochain trimestre sur un même calendrier, convenez d’un plafond par client et par mois, et dites lesquels cèdent quand il est atteint ; les messages de service, jamais.",
    },
    effort = 2,
    value = 3,
    owner = MARKETING,
    horizon = "0-3",
  },
}

return {
  rules = {
    stage_without_its_base,
    unowned_functions,
    no_conductor,
    conductor_without_a_body,
    conductor_below,
    customers_at_employees_expense,
    good_will_held_back,
    both_low,
    no_contact_cap,
  },
}
