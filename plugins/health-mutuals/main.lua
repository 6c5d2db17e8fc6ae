-- Health mutuals. One rule an entry: when it holds, what it changes, what it says, what to do.

local MEMBERS = { en = "Member services director", fr = "Direction de la relation adhérent" }
local BENEFITS = { en = "Benefits director", fr = "Direction des prestations" }
local PEOPLE = { en = "Human resources director", fr = "Direction des ressources humaines" }

-- An employees' figure that fewer answered might tell who they are.
local FEWEST_EMPLOYEES = 10

-- Where each questionnaire speaks of a matter; one that is not listed gets no subject.
local LEAVING = {
  ["forrester-six-domains"] = "promise-delivery",
  ["kpmg-six-pillars"] = "integrity",
  ["experience-coherence"] = "promise",
  ["temkin-stages"] = "trade-offs",
  ["cxm-readiness"] = "processes",
}
local REQUESTS = {
  ["forrester-six-domains"] = "descriptive-measure",
  ["kpmg-six-pillars"] = "resolution",
  ["experience-coherence"] = "relationship-reach",
  ["temkin-stages"] = "team-measures",
  ["cxm-readiness"] = "opinions-to-changes",
}
local EMPLOYEES = {
  ["forrester-six-domains"] = "symmetry-of-care",
  ["kpmg-six-pillars"] = "staff-at-ease-inside",
  ["temkin-stages"] = "workforce-engagement",
  ["cxm-readiness"] = "people",
}
local TRAINING = {
  ["forrester-six-domains"] = "service-skills",
  ["kpmg-six-pillars"] = "empathy",
  ["experience-coherence"] = "operations-commitments",
  ["temkin-stages"] = "training",
  ["cxm-readiness"] = "needed-skills",
}
local WAITING = {
  ["forrester-six-domains"] = "irritant-repair",
  ["kpmg-six-pillars"] = "time-effort",
  ["experience-coherence"] = "operations-commitments",
  ["temkin-stages"] = "process-redesign",
  ["cxm-readiness"] = "processes",
}
local QUOTES = {
  ["forrester-six-domains"] = "moments-of-truth",
  ["kpmg-six-pillars"] = "stated-deadline-inside",
  ["experience-coherence"] = "handovers",
  ["temkin-stages"] = "process-redesign",
  ["cxm-readiness"] = "processes",
}
local HARD_TIMES = {
  ["forrester-six-domains"] = "moments-of-truth",
  ["kpmg-six-pillars"] = "hard-times-inside",
  ["experience-coherence"] = "handovers",
  ["temkin-stages"] = "emotions",
  ["cxm-readiness"] = "ownership",
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

local function caps_empathy(ctx)
  return ctx.questionnaire.id == "kpmg-six-pillars" and ctx.settings.empathy_level < 3 and employees_lead(ctx)
end

local departure_held_up = {
  id = "MUT-01",
  source = "free-termination",
  when = function(ctx)
    local days = ctx.facts.termination_effect_days
    return in_france(ctx) and days ~= nil and days > ctx.settings.max_termination_effect_days
  end,
  finding = function(ctx)
    local days, most = ctx.facts.termination_effect_days, ctx.settings.max_termination_effect_days
    return {
      severity = "alert",
      subject = at(ctx, LEAVING),
      text = {
        en = `A member with more than a year’s contract is released {days} days after giving notice; French law allows one month, {most} days at most. `
          .. "Each departure that drags on is a breach, and the last thing that the member remembers of you.",
        fr = `Un adhérent de plus d’un an est libéré {days} jours après sa demande, quand la loi accorde un mois, {most} jours au plus. `
          .. "Chaque départ qui traîne est une infraction, et le dernier souvenir que l’adhérent garde de vous.",
      },
    }
  end,
  advice = {
    title = { en = "Departures within the month", fr = "Départs dans le mois" },
    text = {
      en = "Confirm each notice in writing within two business days, with the date of departure, and have internal audit check twenty departures a month from this quarter until none is late.",
      fr = "Confirmez par écrit chaque demande sous deux jours ouvrés, avec la date de départ, et faites contrôler par l’audit interne vingt résiliations par mois, dès ce trimestre, jusqu’à ce qu’aucune ne soit tardive.",
    },
    effort = 2,
    value = 3,
    owner = MEMBERS,
    horizon = "0-3",
  },
}

local late_freedom = {
  id = "MUT-05",
  source = "free-termination",
  when = function(ctx)
    local months = ctx.facts.free_termination_months
    return in_france(ctx) and months ~= nil and months > ctx.settings.max_free_termination_months
  end,
  finding = function(ctx)
    local months, most = ctx.facts.free_termination_months, ctx.settings.max_free_termination_months
    return {
      severity = "alert",
      subject = at(ctx, LEAVING),
      text = {
        en = `Members may leave at any time only after {months} months; the law opens that door after {most}. Contracts and letters that say otherwise have to be replaced.`,
        fr = `On ne peut partir à tout moment qu’au bout de {months} mois, quand la loi ouvre cette porte après {most}. Les contrats et les lettres qui disent autre chose sont à remplacer.`,
      },
    }
  end,
  advice = {
    title = { en = "Right to leave, in plain words", fr = "Le droit de partir, en clair" },
    text = {
      en = "Correct the contracts, letters and website within three months, and tell members yourselves, in the yearly schedule of contributions, how and when they may leave.",
      fr = "Corrigez contrats, lettres et site dans les trois mois, et dites vous-mêmes à l’adhérent, dans son échéancier annuel, comment et quand il peut partir.",
    },
    effort = 2,
    value = 3,
    owner = { en = "Legal director", fr = "Direction juridique" },
    horizon = "0-3",
  },
}

local requests_unmeasured = {
  id = "MUT-02",
  source = "requests-irritate",
  when = function(ctx)
    return ctx.facts.first_contact_resolution_measured == false
  end,
  finding = function(ctx)
    return {
      severity = "irritant",
      subject = at(ctx, REQUESTS),
      text = {
        en = "Nobody knows how many requests are settled at the first contact. In health mutuals nothing irritates members as much as the handling of their requests, and here it goes unmeasured.",
        fr = "Nul ne sait combien de demandes se règlent au premier contact. Dans les mutuelles, rien n’irrite autant que le traitement des demandes, et celui-ci n’est pas mesuré.",
      },
    }
  end,
  advice = {
    title = { en = "Settled at the first contact", fr = "Réglé au premier contact" },
    text = {
      en = "Count, from next month, the requests that bring no second contact within fifteen days, reason by reason; have advisers and benefits staff mend the worst reason together each month.",
      fr = "Comptez, dès le mois prochain et motif par motif, les demandes sans second contact sous quinze jours ; que conseillers et gestionnaires réparent ensemble, chaque mois, le pire motif.",
    },
    effort = 2,
    value = 5,
    owner = MEMBERS,
    horizon = "0-3",
  },
}

-- Members' satisfaction and employees' engagement, both in points out of a hundred; nil where either is missing.
local function symmetry(ctx)
  local members, employees = ctx.metrics.csat, ctx.metrics["employee-engagement"]
  if members == nil or employees == nil or (employees.n ~= nil and employees.n < FEWEST_EMPLOYEES) then
    return nil
  end
  return members.value, employees.value
end

local broken_symmetry = {
  id = "MUT-03",
  source = "symmetry",
  when = function(ctx)
    local members, employees = symmetry(ctx)
    -- Two figures rounded to six decimals: their difference may carry noise beyond the sixth.
    return members ~= nil and members - employees > ctx.settings.engagement_gap + 1e-6
  end,
  finding = function(ctx)
    local members, employees = symmetry(ctx)
    local en, fr = figure(math.floor((members - employees) * 10 + 0.5) / 10)
    return {
      severity = "warning",
      subject = at(ctx, EMPLOYEES),
      text = {
        en = `Employees’ engagement lies {en} points below members’ satisfaction. Members are well served by people who are not, and such a debt falls due.`,
        fr = `L’engagement des collaborateurs se situe {fr} points sous la satisfaction des adhérents. On sert bien, sans être bien servi soi-même : une telle dette finit par se payer.`,
      },
    }
  end,
  advice = {
    title = { en = "Same attention inside", fr = "Même attention au-dedans" },
    text = {
      en = "Ask each member service team within the quarter for the two irritants that spoil its work, remove one of them within three months, and show both results, members’ and employees’, on one page.",
      fr = "Demandez dans le trimestre à chaque équipe les deux irritants qui gâtent son travail, supprimez-en un sous trois mois, et présentez sur une même page les résultats des adhérents et des collaborateurs.",
    },
    effort = 3,
    value = 4,
    owner = PEOPLE,
    horizon = "3-12",
  },
}

local refusals_unprepared = {
  id = "MUT-04",
  source = "training-by-personas",
  when = function(ctx)
    return ctx.facts.advisers_trained_refusal == false
  end,
  effect = function(ctx)
    return if caps_empathy(ctx) then { cap = { domain = "empathy", level = ctx.settings.empathy_level } } else nil
  end,
  finding = function(ctx)
    local held = caps_empathy(ctx)
    local en, fr = figure(ctx.settings.empathy_level)
    return {
      severity = "warning",
      subject = at(ctx, TRAINING),
      text = {
        en = "Not every adviser has learnt to announce that cover is refused. On a day of bad news the member is read an article of the contract."
          .. (if held then ` As long as that lasts, Empathy cannot rank above level {en}.` else ""),
        fr = "Tous les conseillers n’ont pas appris à annoncer un refus de prise en charge. Le jour de la mauvaise nouvelle, on lit à l’adhérent un article du contrat."
          .. (if held then ` Tant que cela dure, l’empathie ne peut dépasser le niveau {fr}.` else ""),
      },
    }
  end,
  advice = {
    title = { en = "Announcing a refusal", fr = "Annoncer un refus" },
    text = {
      en = "Train every adviser within six months, in half a day of role play on real refusals: say it first, explain it in plain words, offer what remains possible, and call back the next day.",
      fr = "Formez chaque conseiller d’ici six mois, par une demi-journée de mises en situation sur de vrais refus : le dire d’abord, l’expliquer simplement, proposer ce qui reste possible, rappeler le lendemain.",
    },
    effort = 2,
    value = 5,
    owner = PEOPLE,
    horizon = "3-12",
  },
}

local slow_reimbursement = {
  id = "MUT-06",
  source = "our-practice",
  when = function(ctx)
    local days = ctx.facts.reimbursement_days
    return days ~= nil and days > ctx.settings.max_reimbursement_days
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.reimbursement_days)
    local most_en, most_fr = figure(ctx.settings.max_reimbursement_days)
    return {
      severity = "irritant",
      subject = at(ctx, WAITING),
      text = {
        en = `A reimbursement takes {en} business days, and members put up with {most_en}. Until then they have paid twice, the practitioner and the contribution, and they call.`,
        fr = `Un remboursement prend {fr} jours ouvrés, quand l’adhérent en supporte {most_fr}. D’ici là, il a payé deux fois, le praticien et la cotisation, et il appelle.`,
      },
    }
  end,
  advice = {
    title = { en = "Reimbursed within the week", fr = "Remboursé dans la semaine" },
    text = {
      en = "Time each step of fifty late reimbursements this month, remove the longest wait before the next quarter, and tell the member by message when the file arrives and when the money leaves.",
      fr = "Chronométrez ce mois-ci chaque étape de cinquante remboursements tardifs, supprimez la plus longue attente avant le prochain trimestre, et prévenez l’adhérent quand le dossier arrive et quand l’argent part.",
    },
    effort = 3,
    value = 4,
    owner = BENEFITS,
    horizon = "3-12",
  },
}

local slow_quotes = {
  id = "MUT-07",
  source = "our-practice",
  when = function(ctx)
    local days = ctx.facts.quote_answer_days
    return days ~= nil and days > ctx.settings.max_quote_answer_days
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.quote_answer_days)
    return {
      severity = "irritant",
      subject = at(ctx, QUOTES),
      text = {
        en = `A quote for care is answered after {en} business days. In the meantime the member has an appointment to keep, and does not know what is left to pay.`,
        fr = `Un devis de soins reçoit sa réponse au bout de {fr} jours ouvrés. Entre-temps, l’adhérent a un rendez-vous à tenir, et ignore ce qu’il lui restera à payer.`,
      },
    }
  end,
  advice = {
    title = { en = "Quotes answered the next day", fr = "Réponse au devis le lendemain" },
    text = {
      en = "Answer quotes for dental, optical and hearing care within one business day, from next quarter, by giving two people in benefits that task alone, with the sum left to pay on the first line.",
      fr = "Répondez aux devis dentaires, optiques et auditifs en un jour ouvré, dès le prochain trimestre, en confiant cette seule tâche à deux gestionnaires, avec le reste à charge en première ligne.",
    },
    effort = 3,
    value = 4,
    owner = BENEFITS,
    horizon = "3-12",
  },
}

local alone_in_hard_times = {
  id = "MUT-08",
  source = "our-practice",
  when = function(ctx)
    return ctx.facts.named_contact_hard_times == false
  end,
  finding = function(ctx)
    return {
      severity = "warning",
      subject = at(ctx, HARD_TIMES),
      text = {
        en = "In hospital, disabled or bereaved, a member deals with whoever picks up the telephone. Each call begins with telling the worst again.",
        fr = "À l’hôpital, en invalidité ou en deuil, l’adhérent a affaire à qui décroche. Chaque appel commence par raconter encore le pire.",
      },
    }
  end,
  advice = {
    title = { en = "One name in hard times", fr = "Un nom dans l’épreuve" },
    text = {
      en = "Name within three months a small team for hospital stays, disability and deaths; each of its members follows a case to the end, calls first, and gives a direct number.",
      fr = "Constituez sous trois mois une petite équipe pour les hospitalisations, invalidités et décès ; chacun y suit un dossier jusqu’au bout, appelle le premier et donne sa ligne directe.",
    },
    effort = 3,
    value = 5,
    owner = MEMBERS,
    horizon = "0-3",
  },
}

return {
  rules = {
    departure_held_up,
    requests_unmeasured,
    broken_symmetry,
    refusals_unprepared,
    late_freedom,
    slow_reimbursement,
    slow_quotes,
    alone_in_hard_times,
  },
}
