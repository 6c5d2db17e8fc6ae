-- Telecoms. One rule an entry: when it holds, what it changes, what it says, what to do.

local MARKETING = { en = "Marketing director", fr = "Direction marketing" }
local SERVICE = { en = "Customer service director", fr = "Direction du service client" }
local FINANCE = { en = "Finance director", fr = "Direction financière" }

local EUROPEAN_UNION = {}
for _, country in {
  "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
  "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
} do
  EUROPEAN_UNION[country] = true
end

-- Where each questionnaire speaks of a matter; one that is not listed gets no subject.
local LOYAL_TERMS = {
  ["forrester-six-domains"] = "priority-customers",
  ["kpmg-six-pillars"] = "integrity",
  ["experience-coherence"] = "promise",
  ["temkin-stages"] = "trade-offs",
}
local NOTICE = {
  ["forrester-six-domains"] = "promise-delivery",
  ["kpmg-six-pillars"] = "changes-announced-inside",
  ["experience-coherence"] = "prospects-and-customers",
  ["temkin-stages"] = "trade-offs",
  ["cxm-readiness"] = "openness",
}
local BEST_TARIFF = {
  ["forrester-six-domains"] = "priority-customers",
  ["kpmg-six-pillars"] = "fair-advice-inside",
  ["experience-coherence"] = "prospects-and-customers",
  ["temkin-stages"] = "trade-offs",
  ["cxm-readiness"] = "welcome-messages",
}
local DEPARTURES = {
  ["forrester-six-domains"] = "measurement",
  ["experience-coherence"] = "satisfaction-audit",
  ["temkin-stages"] = "loyalty-link",
  ["cxm-readiness"] = "helpful-intelligence",
}
local BUDGET = {
  ["forrester-six-domains"] = "investment-criterion",
  ["kpmg-six-pillars"] = "loyalty-inside",
  ["experience-coherence"] = "pooled-means",
  ["temkin-stages"] = "improvement-funding",
  ["cxm-readiness"] = "business-case",
}
local REPAIR = {
  ["forrester-six-domains"] = "irritant-repair",
  ["kpmg-six-pillars"] = "no-repeat-inside",
  ["experience-coherence"] = "handovers",
  ["temkin-stages"] = "pain-points",
  ["cxm-readiness"] = "orphan-problems",
}
local BILLS = {
  ["forrester-six-domains"] = "descriptive-measure",
  ["kpmg-six-pillars"] = "clear-prices-inside",
  ["experience-coherence"] = "offer-launch",
  ["temkin-stages"] = "pain-points",
  ["cxm-readiness"] = "opinions-to-changes",
}
local LEAVING = {
  ["forrester-six-domains"] = "channel-continuity",
  ["kpmg-six-pillars"] = "few-steps-inside",
  ["experience-coherence"] = "handovers",
  ["temkin-stages"] = "process-redesign",
  ["cxm-readiness"] = "channel-handover",
}

local function at(ctx, places)
  return places[ctx.questionnaire.id]
end

-- 1200.5 as a reader of each language writes it: 1,200.5 and 1 200,5.
local function figure(n)
  local whole, rest = tostring(n):match("^(%d+)(.*)$")
  local head, tail = whole:match("^(%d+)(%d%d%d)$")
  if head == nil then
    return whole .. rest, whole .. rest:gsub("%.", ",")
  end
  return head .. "," .. tail .. rest, head .. " " .. tail .. rest:gsub("%.", ",")
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

-- What an offer reserved for newcomers holds back: a domain and the name of its level 2.
local function held_back(ctx)
  local id = ctx.questionnaire.id
  if id == "kpmg-six-pillars" and employees_lead(ctx) then
    return {
      domain = "integrity",
      en = " While that is so, Integrity cannot rank above level 2, “common”.",
      fr = " Tant qu’il en est ainsi, l’intégrité ne peut dépasser le niveau 2, « commune ».",
    }
  elseif id == "experience-coherence" then
    return {
      domain = "promise",
      en = " While that is so, kept promises cannot rank above level 2, “agreed”.",
      fr = " Tant qu’il en est ainsi, la promesse tenue ne peut dépasser le niveau 2, « convenu ».",
    }
  end
  return nil
end

local newcomers_first = {
  id = "TEL-01",
  source = "coherence",
  when = function(ctx)
    local new, existing = ctx.facts.best_offer_new_customer, ctx.facts.best_offer_existing
    return new ~= nil and existing ~= nil and new > existing
  end,
  effect = function(ctx)
    local held = held_back(ctx)
    return if held ~= nil then { cap = { domain = held.domain, level = 2 } } else nil
  end,
  finding = function(ctx)
    local new_en, new_fr = figure(ctx.facts.best_offer_new_customer)
    local old_en, old_fr = figure(ctx.facts.best_offer_existing)
    local held = held_back(ctx)
    return {
      severity = "alert",
      subject = at(ctx, LOYAL_TERMS),
      text = {
        en = `Over twelve months the best offer is worth {new_en} to a newcomer and {old_en} to an existing subscriber, in the currency of your prices. `
          .. "Whoever stays pays for whoever arrives, and learns that the way to be heard is to leave."
          .. (if held ~= nil then held.en else ""),
        fr = `Sur douze mois, la meilleure offre vaut {new_fr} pour un nouveau venu et {old_fr} pour un abonné en place, dans la monnaie de vos tarifs. `
          .. "Celui qui reste paie pour celui qui arrive, et apprend que pour être entendu il faut partir."
          .. (if held ~= nil then held.fr else ""),
      },
    }
  end,
  advice = {
    title = { en = "Newcomers’ offers for all", fr = "L’offre de bienvenue pour tous" },
    text = {
      en = "Open every welcome offer to existing subscribers on the same day, from the next campaign on: marketing sets down the rule, finance puts a figure on it beforehand, and stores and advisers receive it in writing.",
      fr = "Ouvrez le jour même aux abonnés en place toute offre de bienvenue, dès la prochaine campagne : le marketing écrit la règle, la finance la chiffre auparavant, et les boutiques comme les conseillers la reçoivent par écrit.",
    },
    effort = 4,
    value = 5,
    owner = MARKETING,
    horizon = "3-12",
  },
}

local notice_out_of_time = {
  id = "TEL-02",
  source = "ofcom-notice",
  when = function(ctx)
    local days = ctx.facts.end_of_contract_notice_days
    return ctx.organisation.country == "GB"
      and days ~= nil
      and (days < ctx.settings.least_notice_days or days > ctx.settings.most_notice_days)
  end,
  finding = function(ctx)
    local days = ctx.facts.end_of_contract_notice_days
    local least, most = ctx.settings.least_notice_days, ctx.settings.most_notice_days
    local sent_en = if days == 0 then "Subscribers receive no notice before their contract ends"
      else `Subscribers are told of the end of their contract {days} {if days == 1 then "day" else "days"} ahead`
    local sent_fr = if days == 0 then "Aucun avis n’annonce à l’abonné la fin de son contrat"
      else `L’abonné apprend la fin de son contrat {days} {if days == 1 then "jour" else "jours"} à l’avance`
    return {
      severity = "alert",
      subject = at(ctx, NOTICE),
      text = {
        en = sent_en .. `; Ofcom requires between {least} and {most} days. Outside that window the notice is forgotten or useless, and the operator is in breach.`,
        fr = sent_fr .. ` ; l’Ofcom exige entre {least} et {most} jours. Hors de cette fenêtre, l’avis est oublié ou ne sert plus, et l’opérateur est en infraction.`,
      },
    }
  end,
  advice = {
    title = { en = "Notice of the end of a contract", fr = "Avis de fin de contrat" },
    text = {
      en = "Schedule the notice thirty days before each contract ends, with the price that follows and the best offer available; let compliance check a sample every month, from this quarter.",
      fr = "Programmez l’avis trente jours avant chaque échéance, avec le prix qui suivra et la meilleure offre disponible ; confiez à la conformité le contrôle d’un échantillon chaque mois, dès ce trimestre.",
    },
    effort = 2,
    value = 4,
    owner = { en = "Head of compliance", fr = "Responsable de la conformité" },
    horizon = "0-3",
  },
}

local no_tariff_advice = {
  id = "TEL-03",
  source = "eecc",
  when = function(ctx)
    local country = ctx.organisation.country
    return country ~= nil and EUROPEAN_UNION[country] == true and ctx.facts.best_tariff_advice_yearly == false
  end,
  finding = function(ctx)
    return {
      severity = "alert",
      subject = at(ctx, BEST_TARIFF),
      text = {
        en = "Subscribers are not told once a year which tariff suits them best, as European law requires. They find out from a competitor, who is glad to do the sum for them.",
        fr = "Les abonnés n’apprennent pas chaque année quel forfait leur convient le mieux, comme l’exige le droit européen. Ils l’apprennent d’un concurrent, ravi de faire le calcul pour eux.",
      },
    }
  end,
  advice = {
    title = { en = "Yearly advice on tariffs", fr = "Conseil tarifaire annuel" },
    text = {
      en = "Write to each subscriber once a year, starting within three months with the oldest contracts, with last year’s use, the tariff that would have cost least, and one click to change to it.",
      fr = "Écrivez une fois par an à chaque abonné, d’ici trois mois pour les plus anciens contrats, avec sa consommation de l’année, le forfait qui lui aurait coûté le moins et un clic pour en changer.",
    },
    effort = 3,
    value = 4,
    owner = MARKETING,
    horizon = "0-3",
  },
}

-- A measured churn among the assessment's metrics is churn that is known, whatever the fact says.
local function churn_unknown(ctx)
  return ctx.metrics.churn == nil and ctx.facts.churn_measured == false
end

local departures_unexplained = {
  id = "TEL-04",
  source = "churn-practice",
  when = function(ctx)
    return churn_unknown(ctx) or ctx.facts.churn_reasons_recorded == false
  end,
  effect = function(ctx)
    return if ctx.questionnaire.id == "forrester-six-domains" then { cap = { domain = "measurement", level = 2 } } else nil
  end,
  finding = function(ctx)
    local unknown = churn_unknown(ctx)
    local held = ctx.questionnaire.id == "forrester-six-domains"
    return {
      severity = "warning",
      subject = at(ctx, DEPARTURES),
      text = {
        en = (if unknown
          then "Nobody counts the subscribers who leave: a loss that appears in no report."
          else "Departures carry no reason: the operator cannot tell a bad network from a better offer next door.")
          .. (if held then " Measurement cannot rank above level 2, “repeatable”, until each one is counted and explained." else ""),
        fr = (if unknown
          then "Personne ne compte les abonnés qui partent : cette perte ne figure dans aucun tableau."
          else "Aucun motif n’accompagne les départs : l’opérateur ne sait distinguer un réseau défaillant d’une meilleure offre en face.")
          .. (if held then " La mesure ne peut dépasser le niveau 2, « défini », tant que chacun n’est pas compté et expliqué." else ""),
      },
    }
  end,
  advice = {
    title = { en = "A reason for each departure", fr = "Un motif pour chaque départ" },
    text = {
      en = "Have customer service ask every leaver for one reason out of ten, from next month, call fifty of them each month to verify it, and report churn by reason to the executive committee.",
      fr = "Faites demander à chaque partant, dès le mois prochain, un motif parmi dix, rappelez-en cinquante par mois pour le vérifier, et portez en comité de direction les départs par motif.",
    },
    effort = 2,
    value = 5,
    owner = SERVICE,
    horizon = "0-3",
  },
}

-- How many times the retention budget is spent on acquisition, and whether it is too much.
local function acquisition_heavy(ctx)
  local won, kept = ctx.facts.acquisition_budget, ctx.facts.retention_budget
  return won ~= nil and kept ~= nil and won > kept * ctx.settings.most_acquisition_to_retention
end

local recruiting_first = {
  id = "TEL-05",
  source = "recruit-or-satisfy",
  when = acquisition_heavy,
  finding = function(ctx)
    local won, kept = ctx.facts.acquisition_budget, ctx.facts.retention_budget
    local en, fr
    if kept == 0 then
      en = "All the money goes to winning subscribers and none to keeping them."
      fr = "Tout l’argent va à la conquête des abonnés, rien à ceux que l’on a."
    else
      -- Rounded up, lest the figure seem not to exceed the threshold.
      local ratio_en, ratio_fr = figure(math.ceil(won / kept * 10 - 1e-6) / 10)
      en = `Winning subscribers takes {ratio_en} times the budget for keeping them.`
      fr = `La conquête prend {ratio_fr} fois le budget consacré à garder les abonnés.`
    end
    return {
      severity = "warning",
      subject = at(ctx, BUDGET),
      text = {
        en = en .. " Recruiting or satisfying is a choice, and here it has been made: the bucket is filled faster than its hole is mended.",
        fr = fr .. " Recruter ou satisfaire est un choix, et il est fait : on remplit le seau plus vite qu’on n’en bouche le trou.",
      },
    }
  end,
  advice = {
    title = { en = "From recruiting to keeping", fr = "De la conquête à la fidélité" },
    text = {
      en = "Move a tenth of the acquisition budget to retention in the next budget round, spend it on the first two reasons for leaving, and let finance compare after six months what each side brought in.",
      fr = "Transférez un dixième du budget de conquête à la fidélisation lors du prochain exercice, consacrez-le aux deux premiers motifs de départ, et faites comparer par la finance, à six mois, ce que chaque part a rapporté.",
    },
    effort = 3,
    value = 5,
    owner = FINANCE,
    horizon = "3-12",
  },
}

local faults_that_return = {
  id = "TEL-06",
  source = "our-practice",
  when = function(ctx)
    local share = ctx.facts.faults_reported_again
    return share ~= nil and share > ctx.settings.most_faults_reported_again
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.faults_reported_again)
    local most_en, most_fr = figure(ctx.settings.most_faults_reported_again)
    return {
      severity = "irritant",
      subject = at(ctx, REPAIR),
      text = {
        en = `Of faults declared mended, {en}% are reported again within thirty days, where {most_en}% is the most to bear. Customers explain the same trouble twice, and trust the second repair less than the first.`,
        fr = `Parmi les pannes dites réparées, {fr} % sont signalées de nouveau sous trente jours, quand {most_fr} % est un maximum. Le client explique deux fois le même ennui, et croit à la seconde réparation moins qu’à la première.`,
      },
    }
  end,
  advice = {
    title = { en = "Closed when the customer says so", fr = "Clos quand le client le dit" },
    text = {
      en = "Keep each fault open until the customer has confirmed by text message, two days later, that it is gone; review weekly, from next month, those that came back, and their causes.",
      fr = "Laissez chaque panne ouverte jusqu’à ce que le client confirme par SMS, deux jours après, qu’elle a disparu ; examinez chaque semaine, dès le mois prochain, celles qui reviennent et pourquoi.",
    },
    effort = 3,
    value = 4,
    owner = { en = "Network operations director", fr = "Direction de l’exploitation du réseau" },
    horizon = "3-12",
  },
}

local bills_that_surprise = {
  id = "TEL-07",
  source = "our-practice",
  when = function(ctx)
    local share = ctx.facts.bill_contacts
    return share ~= nil and share > ctx.settings.most_bill_contacts
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.bill_contacts)
    return {
      severity = "irritant",
      subject = at(ctx, BILLS),
      text = {
        en = `Bills account for {en}% of contacts. Each of them takes up an adviser’s time and a customer’s patience for what a clearer bill would have settled.`,
        fr = `Les factures sont à l’origine de {fr} % des contacts. Chacun prend le temps d’un conseiller et use la patience d’un client, pour ce qu’une facture claire aurait réglé.`,
      },
    }
  end,
  advice = {
    title = { en = "A bill without surprises", fr = "Une facture sans surprise" },
    text = {
      en = "Announce by message, three days before any bill that exceeds the usual amount by a tenth, what has changed and why; start within the quarter with first bills and ends of promotion.",
      fr = "Annoncez par message, trois jours avant toute facture supérieure d’un dixième à l’habitude, ce qui a changé et pourquoi ; commencez dans le trimestre par les premières factures et les fins de promotion.",
    },
    effort = 3,
    value = 4,
    owner = SERVICE,
    horizon = "3-12",
  },
}

local a_door_that_sticks = {
  id = "TEL-08",
  source = "our-practice",
  when = function(ctx)
    return ctx.facts.cancel_where_subscribed == false
  end,
  finding = function(ctx)
    return {
      severity = "warning",
      subject = at(ctx, LEAVING),
      text = {
        en = "A contract cannot be cancelled in every channel that sells it. Subscribers who are detained leave all the same, with a grievance to tell.",
        fr = "On ne peut résilier par tous les canaux qui vendent. L’abonné que l’on retient ainsi part quand même, avec un grief à raconter.",
      },
    }
  end,
  advice = {
    title = { en = "Leaving as easily as joining", fr = "Partir comme on est venu" },
    text = {
      en = "Put a cancellation button beside each subscription button within six months, give advisers one counter-offer and no script, and count how many leavers come back within two years.",
      fr = "Placez d’ici six mois un bouton de résiliation près de chaque bouton de souscription, donnez aux conseillers une seule contre-proposition et aucun script, et comptez les partants qui reviennent sous deux ans.",
    },
    effort = 3,
    value = 3,
    owner = MARKETING,
    horizon = "3-12",
  },
}

return {
  rules = {
    newcomers_first,
    notice_out_of_time,
    no_tariff_advice,
    departures_unexplained,
    recruiting_first,
    faults_that_return,
    bills_that_surprise,
    a_door_that_sticks,
  },
}
