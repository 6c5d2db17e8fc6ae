-- Hotels and travel. One rule an entry: when it holds, what it changes, what it says, what to do.

local KPMG, FORRESTER, TEMKIN = "kpmg-six-pillars", "forrester-six-domains", "temkin-stages"
local COHERENCE, READINESS = "experience-coherence", "cxm-readiness"

local HOUSE = { en = "House manager", fr = "Direction de l’établissement" }
local GUEST_EXPERIENCE = { en = "Guest experience director", fr = "Direction de l’expérience client" }
local MARKETING = { en = "Marketing director", fr = "Direction du marketing" }

-- 4 and 4.5 as a reader of each language writes them.
local function figure(n)
  local text = tostring(n)
  return text, (text:gsub("%.", ","))
end

-- KPMG's pillars may be answered by guests, and what they said is never capped or reweighted: some question of the inside must be rated.
local function employees_answered_pillars(ctx)
  if ctx.questionnaire.id ~= KPMG then
    return false
  end
  for id, asked in pairs(ctx.questions) do
    if id:match("%-inside$") and asked.score ~= nil then
      return true
    end
  end
  return false
end

-- Hundredths: 2.4 − 1.4 must not be a hair above 1.
local function hundredths(n)
  return math.floor(n * 100 + 0.5) / 100
end

local brochure_and_place = {
  id = "HOS-01",
  source = "brochure-and-place",
  when = function(ctx)
    local promised, found = ctx.facts.brochure_level, ctx.facts.stay_level
    return promised ~= nil and found ~= nil and hundredths(promised - found) > ctx.settings.most_levels_apart
  end,
  finding = function(ctx)
    local promised_en, promised_fr = figure(ctx.facts.brochure_level)
    local found_en, found_fr = figure(ctx.facts.stay_level)
    local subjects = {
      [KPMG] = "expectations",
      [FORRESTER] = "promise-delivery",
      [TEMKIN] = "strategy-engagement",
      [COHERENCE] = "brochure-and-place",
      [READINESS] = "touchpoint-review",
    }
    return {
      severity = "alert",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `The brochure promises a stay of level {promised_en}; guests find level {found_en}. `
          .. "Every other effort starts from that disappointment: begin with what is shown, not with what is served.",
        fr = `La brochure promet un séjour de niveau {promised_fr} ; le client trouve le niveau {found_fr}. `
          .. "Tout autre effort part de cette déception : commencez par ce que l’on montre, avant ce que l’on sert.",
      },
    }
  end,
  advice = {
    title = { en = "Pages that tell the truth", fr = "Des pages fidèles" },
    text = {
      en = "Send each house, this month, its own page printed out; have the manager strike what is no longer true, retake the pictures within the quarter, and let no page stand two years unchecked.",
      fr = "Envoyez ce mois-ci à chaque établissement sa page imprimée ; que le directeur y raye ce qui n’est plus vrai, refaites les photographies dans le trimestre, et ne laissez aucune page deux ans sans contrôle.",
    },
    effort = 2,
    value = 5,
    owner = MARKETING,
    horizon = "0-3",
  },
}

local no_latitude = {
  id = "HOS-02",
  source = "empowered-staff",
  when = function(ctx)
    return ctx.facts.staff_may_compensate == false
  end,
  effect = function(ctx)
    if not employees_answered_pillars(ctx) then
      return nil
    end
    return { cap = { domain = "resolution", level = ctx.settings.highest_resolution_level } }
  end,
  finding = function(ctx)
    local level = ctx.settings.highest_resolution_level
    local level_en, level_fr = figure(level)
    local lowers = employees_answered_pillars(ctx) and level < 3
    local subjects = {
      [KPMG] = "resolution",
      [FORRESTER] = "frontline-latitude",
      [TEMKIN] = "frontline-latitude",
      [COHERENCE] = "relationship-reach",
      [READINESS] = "adviser-latitude",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "A guest whose room is not as booked waits for a manager’s approval, and often checks out before it comes."
          .. (if lowers then ` Meanwhile resolution cannot rank above level {level_en}.` else ""),
        fr = "Le client dont la chambre n’est pas celle qu’il a réservée attend l’accord d’un responsable, et part souvent sans l’avoir eu."
          .. (if lowers then ` D’ici là, la résolution ne peut dépasser le niveau {level_fr}.` else ""),
      },
    }
  end,
  advice = {
    title = { en = "Amends at the desk", fr = "Réparation à l’accueil" },
    text = {
      en = "Set an amount per stay, and the cases, that anyone on duty may grant alone; train every shift on it within two months, and read what was granted once a month to remove the commonest cause.",
      fr = "Fixez un montant par séjour, et les cas, que toute personne en service accorde seule ; formez-y chaque équipe sous deux mois, et relisez une fois par mois ce qui a été accordé pour en supprimer la première cause.",
    },
    effort = 2,
    value = 5,
    owner = HOUSE,
    horizon = "0-3",
  },
}

local loyalty_by_country = {
  id = "HOS-03",
  source = "one-international-scheme",
  when = function(ctx)
    local countries = ctx.facts.loyalty_countries
    return countries ~= nil and countries >= 2 and ctx.facts.loyalty_same_everywhere == false
  end,
  finding = function(ctx)
    local countries = ctx.facts.loyalty_countries
    local subjects = {
      [KPMG] = "loyalty-inside",
      [FORRESTER] = "priority-customers",
      [TEMKIN] = "loyalty-link",
      [COHERENCE] = "prospects-and-customers",
      [READINESS] = "shared-record",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `The loyalty scheme runs in {countries} countries and is not the same in each: a member in one is a newcomer in the next, on the very trips that make a chain worth choosing.`,
        fr = `Le programme de fidélité existe dans {countries} pays sans y être le même : l’adhérent d’ici est un inconnu là-bas, lors des voyages mêmes qui font préférer une chaîne.`,
      },
    }
  end,
  advice = {
    title = { en = "One scheme across borders", fr = "Un programme sans frontières" },
    text = {
      en = "Write one set of benefits for all countries by the end of the year, move members over with their points and rank intact, and follow them by message through their first three stays.",
      fr = "Rédigez d’ici à la fin de l’année un seul règlement pour tous les pays, transférez les adhérents avec leurs points et leur statut, et accompagnez-les par message durant leurs trois premiers séjours.",
    },
    effort = 4,
    value = 3,
    owner = { en = "Loyalty director", fr = "Direction de la fidélité" },
    horizon = "3-12",
  },
}

local asked_again = {
  id = "HOS-04",
  source = "hotel-practice",
  when = function(ctx)
    return ctx.facts.booking_known_at_desk == false
  end,
  finding = function(ctx)
    local subjects = {
      [KPMG] = "told-once-inside",
      [FORRESTER] = "single-customer-view",
      [TEMKIN] = "process-redesign",
      [COHERENCE] = "operations-commitments",
      [READINESS] = "shared-record",
    }
    return {
      severity = "irritant",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "The desk does not see what the guest gave when booking. "
          .. "The quiet room asked for in March is asked for again in July, at midnight, in front of a queue.",
        fr = "La réception ne voit pas ce que le client a donné en réservant. "
          .. "La chambre calme demandée en mars se redemande en juillet, à minuit, devant une file d’attente.",
      },
    }
  end,
  advice = {
    title = { en = "Requests known on arrival", fr = "Demandes connues à l’arrivée" },
    text = {
      en = "Print the next day’s requests every evening, intermediaries’ included, and settle each before arrival; connect the booking engine to the desk within the year.",
      fr = "Imprimez chaque soir les demandes du lendemain, intermédiaires compris, et réglez chacune avant l’arrivée ; reliez dans l’année le moteur de réservation à la réception.",
    },
    effort = 2,
    value = 4,
    owner = HOUSE,
    horizon = "0-3",
  },
}

local asked_too_late = {
  id = "HOS-05",
  source = "hotel-practice",
  when = function(ctx)
    return ctx.facts.asked_during_stay == false
  end,
  finding = function(ctx)
    local subjects = {
      [KPMG] = "easy-report-inside",
      [FORRESTER] = "feedback-after-contact",
      [TEMKIN] = "listening",
      [COHERENCE] = "satisfaction-audit",
      [READINESS] = "opinions-to-changes",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "Guests are asked for their opinion once they have gone. "
          .. "A cold room could have been changed on the first evening; by Monday it is one star online.",
        fr = "On demande son avis au client une fois qu’il est parti. "
          .. "Une chambre froide se changeait le premier soir ; le lundi, elle vaut une étoile en ligne.",
      },
    }
  end,
  advice = {
    title = { en = "One question on the first evening", fr = "Une question le premier soir" },
    text = {
      en = "Ask every guest one question on the first evening, from next month on, by message or in person; whoever is on duty calls on any guest who is unhappy within the hour.",
      fr = "Posez une question à chaque client le premier soir, dès le mois prochain, par message ou de vive voix ; la personne de service va voir dans l’heure tout client mécontent.",
    },
    effort = 2,
    value = 5,
    owner = GUEST_EXPERIENCE,
    horizon = "0-3",
  },
}

local slow_review_answers = {
  id = "HOS-06",
  source = "hotel-practice",
  when = function(ctx)
    local hours = ctx.facts.review_answer_hours
    return hours ~= nil and hours > ctx.settings.max_review_answer_hours
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.review_answer_hours)
    local most_en, most_fr = figure(ctx.settings.max_review_answer_hours)
    local subjects = {
      [KPMG] = "owned-mistakes-inside",
      [FORRESTER] = "unsolicited-voice",
      [TEMKIN] = "closed-loop",
      [COHERENCE] = "promise-on-the-spot",
      [READINESS] = "openness",
    }
    return {
      severity = "irritant",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `An unfavourable review stands {en} hours without an answer, against {most_en} at most in this assessment. `
          .. "Those who are choosing that day read the reproach alone.",
        fr = `Un avis défavorable reste {fr} heures sans réponse, pour {most_fr} au plus retenues dans ce diagnostic. `
          .. "Qui choisit ce jour-là ne lit que le reproche.",
      },
    }
  end,
  advice = {
    title = { en = "Reviews answered by the house", fr = "Avis : la maison répond" },
    text = {
      en = "Have the house manager sign an answer to each unfavourable review by the next working day, saying what was changed since; group marketing checks a sample each month.",
      fr = "Faites signer par le directeur de l’établissement, au plus tard le jour ouvré suivant, une réponse à chaque avis défavorable, qui dise ce qui a changé depuis ; le marketing du groupe en contrôle un échantillon par mois.",
    },
    effort = 1,
    value = 3,
    owner = HOUSE,
    horizon = "0-3",
  },
}

local expectations_weigh_more = {
  id = "HOS-07",
  source = "hotel-practice",
  questionnaires = { KPMG },
  when = function(ctx)
    return ctx.settings.expectations_factor > 1 and employees_answered_pillars(ctx)
  end,
  effect = function(ctx)
    return { weight = { domain = "expectations", factor = ctx.settings.expectations_factor } }
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.settings.expectations_factor)
    return {
      severity = "info",
      subject = "expectations",
      text = {
        en = `A stay is bought unseen: the pillar of expectations counts {en} times its ordinary weight.`,
        fr = `Un séjour s’achète sans l’avoir vu : le pilier des attentes compte {fr} fois son poids ordinaire.`,
      },
    }
  end,
}

-- What the page shows less what the place gives, in levels; nil where one is not known.
local function promise_gap(ctx)
  local promised, found = ctx.facts.brochure_level, ctx.facts.stay_level
  return if promised and found then hundredths(promised - found) else nil
end

-- Unfavourable reviews received, and answered; nil where they are not known, or contradict each other.
local function reviews(ctx)
  local received, answered = ctx.facts.unfavourable_reviews, ctx.facts.answered_reviews
  local known = received ~= nil and answered ~= nil and received > 0 and answered <= received
  return if known then received else nil, answered
end

local function figures(ctx)
  local all = {}
  local gap = promise_gap(ctx)
  if gap then
    table.insert(all, {
      id = "promise-gap",
      label = { en = "Brochure above stay", fr = "Brochure au-dessus du séjour" },
      value = gap, unit = { en = "levels", fr = "niveaux" }, better = "lower",
      note = {
        en = "Level that readers of the page expect less the level found on site, both from 0 to 3; below 0 the stay is better than its page.",
        fr = "Niveau qu’attend le lecteur de la page, moins le niveau constaté sur place, l’un et l’autre de 0 à 3 ; au-dessous de 0, le séjour vaut mieux que sa page.",
      },
      source = "hotel-practice",
    })
  end
  local received, answered = reviews(ctx)
  if received then
    table.insert(all, {
      id = "reviews-answered",
      label = { en = "Unfavourable reviews answered", fr = "Avis défavorables suivis d’une réponse" },
      value = 100 * answered / received, decimals = 0, unit = "%", n = received, better = "higher",
      note = { en = "Over the last twelve months.", fr = "Sur les douze derniers mois." },
      source = "hotel-practice",
    })
  end
  return all
end

-- "1 level" and "1.5 levels", "1,5 niveau" and "2 niveaux".
local function counted(n, en, fr)
  local digits_en, digits_fr = figure(n)
  return `{digits_en} {if n == 1 then en.one else en.many}`, `{digits_fr} {if n < 2 then fr.one else fr.many}`
end

local LEVELS = { en = { one = "level", many = "levels" }, fr = { one = "niveau", many = "niveaux" } }
local HOURS = { en = { one = "hour", many = "hours" }, fr = { one = "heure", many = "heures" } }
local YES, NO = { en = "yes", fr = "oui" }, { en = "no", fr = "non" }

-- A moment of the stay: what a guest may expect, what is found today (yes or no where nothing else says it), whether it is held.
local function moment(name, expected, held, today)
  local answer = if held == nil then false elseif held then YES else NO
  return { name = name, expected = expected, held = held, today = if held == nil then false else today or answer }
end

local function booking(ctx)
  local gap, most = promise_gap(ctx), ctx.settings.most_levels_apart
  local most_en, most_fr = counted(most, LEVELS.en, LEVELS.fr)
  local shown_en, shown_fr = figure(ctx.facts.brochure_level)
  local found_en, found_fr = figure(ctx.facts.stay_level)
  return moment(
    { en = "Booking", fr = "Réservation" },
    { en = `a page at most {most_en} above the place`, fr = `une page à {most_fr} au plus au-dessus du lieu` },
    if gap then gap <= most else nil,
    { en = `{shown_en} shown, {found_en} found`, fr = `{shown_fr} sur la page, {found_fr} sur place` }
  )
end

local function departure(ctx)
  local hours, most = ctx.facts.review_answer_hours, ctx.settings.max_review_answer_hours
  local most_en, most_fr = counted(most, HOURS.en, HOURS.fr)
  local en, fr = counted(hours or 0, HOURS.en, HOURS.fr)
  return moment(
    { en = "After departure", fr = "Après le départ" },
    { en = `an unfavourable review answered within {most_en}`, fr = `un avis défavorable suivi d’une réponse sous {most_fr}` },
    if hours then hours <= most else nil,
    { en = en, fr = fr }
  )
end

-- The stay in its order.
local function moments(ctx)
  local facts, countries = ctx.facts, ctx.facts.loyalty_countries
  local all = {
    booking(ctx),
    moment({ en = "Arrival", fr = "Arrivée" },
      { en = "a desk that knows the requests made", fr = "une réception qui connaît les demandes faites" }, facts.booking_known_at_desk),
    moment({ en = "First evening", fr = "Premier soir" },
      { en = "somebody who asks how the stay is going", fr = "quelqu’un qui demande comment se passe le séjour" }, facts.asked_during_stay),
    moment({ en = "Something wrong", fr = "Incident" },
      { en = "staff who may make amends alone", fr = "un personnel qui répare sans demander" }, facts.staff_may_compensate),
    departure(ctx),
  }
  -- The question of one scheme arises from the second country on.
  if countries ~= nil and countries >= 2 then
    local expected = { en = "the same scheme in every country", fr = "le même programme dans tous les pays" }
    table.insert(all, moment({ en = "Next stay", fr = "Séjour suivant" }, expected, facts.loyalty_same_everywhere))
  end
  return all
end

-- What the reader takes away: how many of the expectations that are known about are met.
local function takeaway(held, known)
  if held == 0 then
    return { en = `None of {known} expectations of a stay is met`, fr = `Aucune des {known} attentes du séjour n’est satisfaite` }
  end
  local one = held == 1
  return {
    en = `{held} of {known} expectations of a stay {if one then "is" else "are"} met`,
    fr = if one then `1 attente du séjour sur {known} est satisfaite` else `{held} attentes du séjour sur {known} sont satisfaites`,
  }
end

local MET, MISSED = { en = "met", fr = "satisfaite" }, { en = "missed", fr = "manquée" }

local function promised_and_found(ctx)
  local whole = { en = "Whole stay", fr = "Séjour entier" }
  return {
    chart = {
      kind = "dumbbell",
      title = { en = "What the page promises and what the guest finds", fr = "Ce que promet la page et ce que trouve le client" },
      unit = { en = "level, 0 to 3", fr = "niveau, de 0 à 3" },
      axis = { from = 0, to = 3 },
      ends = { from = { en = "shown", fr = "sur la page" }, to = { en = "found", fr = "sur place" } },
      rows = { { label = whole, value = ctx.facts.brochure_level, to = ctx.facts.stay_level } },
      source = "hotel-practice",
    },
  }
end

-- One section, from two known moments on.
local function stay(ctx)
  local rows, known, held = {}, 0, 0
  for _, part in moments(ctx) do
    local verdict = if part.held == nil then false elseif part.held then MET else MISSED
    table.insert(rows, { part.name, part.expected, part.today, verdict })
    known += if part.held == nil then 0 else 1
    held += if part.held then 1 else 0
  end
  if known < 2 then
    return nil
  end
  local blocks = { { table = {
    title = { en = "The stay, moment by moment", fr = "Le séjour, moment par moment" },
    columns = {
      { en = "Moment", fr = "Moment" },
      { en = "What a guest may expect", fr = "Ce que le client peut attendre" },
      { en = "Today", fr = "Aujourd’hui" },
      { en = "Verdict", fr = "Constat" },
    },
    rows = rows,
    note = {
      en = "From what the house stated; thresholds as settled for this assessment.",
      fr = "D’après les déclarations de la maison ; seuils retenus pour ce diagnostic.",
    },
    source = "hotel-practice",
  } } }
  if promise_gap(ctx) then
    table.insert(blocks, promised_and_found(ctx))
  end
  local lead = {
    en = "A stay lasts a night or two: each moment is lived once, and what is missed there is told to others.",
    fr = "Un séjour dure une nuit ou deux : chaque moment ne se vit qu’une fois, et ce qui y manque se raconte.",
  }
  return { { id = "stay", title = takeaway(held, known), lead = lead, blocks = blocks } }
end

local function contradictions(ctx)
  local received, answered = ctx.facts.unfavourable_reviews, ctx.facts.answered_reviews
  if received == nil or answered == nil or answered <= received then
    return nil
  end
  local text = {
    en = `answered_reviews ({answered}) is above unfavourable_reviews ({received}): one of the two is wrong, and their share is left out`,
    fr = `answered_reviews ({answered}) dépasse unfavourable_reviews ({received}) : l’un des deux est faux, et leur part est omise`,
  }
  return { { text = text, warning = true } }
end

return {
  rules = {
    brochure_and_place,
    no_latitude,
    loyalty_by_country,
    asked_again,
    asked_too_late,
    slow_review_answers,
    expectations_weigh_more,
  },
  metrics = figures,
  sections = stay,
  health = contradictions,
}
