-- Automotive. One rule an entry: when it holds, what it changes, what it says, what to do.

local KPMG, FORRESTER, TEMKIN = "kpmg-six-pillars", "forrester-six-domains", "temkin-stages"
local COHERENCE, READINESS = "experience-coherence", "cxm-readiness"

local NATIONAL = { en = "Head of the national company", fr = "Direction générale de la filiale nationale" }
local NETWORK = { en = "Dealer network director", fr = "Direction du réseau" }
local AFTERSALES = { en = "After-sales director", fr = "Direction de l’après-vente" }

-- 4 and 4.5 as a reader of each language writes them.
local function figure(n)
  local text = tostring(n)
  return text, (text:gsub("%.", ","))
end

-- The split of the sector: each function at its own level, and nobody above them all.
local function split_without_conductor(ctx)
  local facts = ctx.facts
  return facts.owner_offer == "world"
    and facts.owner_communication == "national"
    and facts.owner_distribution == "local"
    and facts.owner_operations == "local"
    and facts.owner_relationship == "national"
    and facts.owner_orchestrator == "nobody"
end

local split_ownership = {
  id = "AUT-01",
  source = "coherence",
  questionnaires = { FORRESTER, KPMG, TEMKIN, READINESS },
  when = function(ctx)
    return split_without_conductor(ctx) and ctx.facts.common_journey_map == false
  end,
  effect = function(ctx)
    return if ctx.questionnaire.id == FORRESTER then { cap = { domain = "governance", level = 2 } } else nil
  end,
  finding = function(ctx)
    local subjects = { [FORRESTER] = "governance", [TEMKIN] = "governance", [READINESS] = "ownership" }
    local capped = ctx.questionnaire.id == FORRESTER
    return {
      severity = "alert",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "The car is decided for the world, its advertising and its call centre by the country, the showroom and the workshop by the dealer. "
          .. "Nobody answers for the whole, and no map shows it to all: the motorist alone sees where the parts do not meet."
          .. (if capped then " Until somebody does, governance cannot rank above level 2, “repeatable”." else ""),
        fr = "La voiture se décide pour le monde, sa publicité et son centre d’appels pour le pays, le hall et l’atelier chez le concessionnaire. "
          .. "Personne ne répond de l’ensemble et aucune carte ne le montre à tous : l’automobiliste est seul à voir où les morceaux ne se joignent pas."
          .. (if capped then " D’ici là, la gouvernance ne peut dépasser le niveau 2, « défini »." else ""),
      },
    }
  end,
  advice = {
    title = { en = "Conductor of the journey", fr = "Chef d’orchestre du parcours" },
    text = {
      en = "Appoint by letter, this quarter, one person who answers for the motorist from first visit to trade-in, with a seat at the country’s executive committee; have them draw one map with five dealers within the half-year.",
      fr = "Nommez par lettre, ce trimestre, une personne qui réponde de l’automobiliste de la première visite à la reprise, avec un siège au comité de direction du pays ; qu’elle trace une carte unique avec cinq concessionnaires dans le semestre.",
    },
    effort = 2,
    value = 5,
    owner = NATIONAL,
    horizon = "0-3",
  },
}

local split_ownership_coherence = {
  id = "AUT-01-C",
  source = "coherence-steering",
  questionnaires = { COHERENCE },
  when = function(ctx)
    -- Level 2 of `common-map`: one map, drawn by people of all five functions.
    local map, level = ctx.facts.common_journey_map, ctx.questions["common-map"].level
    return split_without_conductor(ctx) and (map == false or (map == nil and level ~= nil and level < 2))
  end,
  effect = { cap = { domain = "steering", level = 2 } },
  finding = {
    severity = "alert",
    subject = "steering",
    text = {
      en = "World, country and dealer each hold their part, with neither a conductor nor a map in common: whatever each agrees with its neighbour, "
        .. "orchestration cannot rank above level 2, “agreed”.",
      fr = "Monde, pays et concession tiennent chacun leur partie, sans chef d’orchestre ni carte commune : quoi que l’un convienne avec son voisin, "
        .. "l’orchestration ne peut dépasser le niveau 2, « convenu ».",
    },
  },
  advice = {
    title = { en = "In charge of all five functions", fr = "Responsable des cinq fonctions" },
    text = {
      en = "Have the country’s chief executive sign, within three months, one person’s mandate over communication, dealers, workshops and call centre, and show it to the network at its next convention.",
      fr = "Faites signer sous trois mois, par le directeur général du pays, le mandat d’une personne sur la communication, les concessions, les ateliers et le centre d’appels, et présentez-le au réseau à sa prochaine convention.",
    },
    effort = 2,
    value = 5,
    owner = NATIONAL,
    horizon = "0-3",
  },
}

local one_survey = {
  id = "AUT-02",
  source = "aftersales-practice",
  when = function(ctx)
    return ctx.facts.aftersales_measured_separately == false
  end,
  finding = function(ctx)
    local subjects = {
      [FORRESTER] = "feedback-after-contact",
      [COHERENCE] = "satisfaction-audit",
      [TEMKIN] = "listening",
      [READINESS] = "outcome-targets",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "One figure covers both the sale and the workshop. "
          .. "Buyers are pleased with a new car whatever happens next; the figure stays high while the service drives them away.",
        fr = "Un même chiffre couvre la vente et l’atelier. "
          .. "On est content d’une voiture neuve quoi qu’il arrive ensuite ; le chiffre reste haut pendant que l’après-vente fait fuir.",
      },
    }
  end,
  advice = {
    title = { en = "Workshop measured on its own", fr = "Mesure propre à l’atelier" },
    text = {
      en = "Send, from next quarter, three questions to each workshop customer on the day the car is returned, and show the result by workshop beside that of sales, never added to it.",
      fr = "Envoyez dès le prochain trimestre trois questions à chaque client de l’atelier, le jour où il reprend sa voiture, et montrez le résultat par atelier à côté de celui des ventes, jamais additionné.",
    },
    effort = 2,
    value = 4,
    owner = AFTERSALES,
    horizon = "0-3",
  },
}

local scores_unseen = {
  id = "AUT-03",
  source = "mini-scores",
  when = function(ctx)
    return ctx.facts.dealer_staff_see_scores == false
  end,
  finding = function(ctx)
    local subjects = {
      [FORRESTER] = "results-diffusion",
      [COHERENCE] = "distribution-standards",
      [TEMKIN] = "team-measures",
      [READINESS] = "first-hand-contact",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "Salespeople and service advisers do not see what their own customers thought of them. "
          .. "The score serves to settle the dealer’s bonus; the person who could change it learns nothing.",
        fr = "Vendeurs et conseillers d’atelier ne voient pas ce que leurs propres clients ont pensé d’eux. "
          .. "La note sert à calculer la prime du concessionnaire ; celui qui pourrait la changer n’en apprend rien.",
      },
    }
  end,
  advice = {
    title = { en = "Each adviser’s own score", fr = "À chacun sa note" },
    text = {
      en = "Show each salesperson and adviser, every week from the next quarter, their own score and customers’ words; the head of the dealership goes through one of them with each person, to learn from it, not to punish.",
      fr = "Montrez chaque semaine, dès le prochain trimestre, à chaque vendeur et conseiller sa note et les mots de ses clients ; que le chef de concession en relise un avec chacun, pour en tirer parti et non pour sanctionner.",
    },
    effort = 2,
    value = 4,
    owner = NETWORK,
    horizon = "0-3",
  },
}

local late_contact = {
  id = "AUT-04",
  source = "mini-contact",
  when = function(ctx)
    local hours = ctx.facts.contact_after_visit_hours
    return hours ~= nil and hours > ctx.settings.max_contact_hours
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.contact_after_visit_hours)
    local most_en, most_fr = figure(ctx.settings.max_contact_hours)
    local subjects = {
      [FORRESTER] = "closed-loop",
      [COHERENCE] = "relationship-reach",
      [KPMG] = "easy-report-inside",
      [TEMKIN] = "closed-loop",
      [READINESS] = "opinions-to-changes",
    }
    return {
      severity = "irritant",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `After a delivery or a repair the customer hears from the dealer {en} hours later, against {most_en} at most in this assessment. `
          .. "By then a rattle has become a story told to friends.",
        fr = `Après une livraison ou une réparation, le client a des nouvelles de la concession au bout de {fr} heures, pour {most_fr} au plus retenues dans ce diagnostic. `
          .. "Entre-temps, un bruit de portière est devenu une histoire que l’on raconte.",
      },
    }
  end,
  advice = {
    title = { en = "Call on the next day", fr = "Appel du lendemain" },
    text = {
      en = "Ask each service adviser to call, before noon, the customers of the day before, and to book the return visit during that call; start next month with ten dealers.",
      fr = "Demandez à chaque conseiller d’appeler avant midi les clients de la veille et de fixer pendant l’appel l’éventuel retour à l’atelier ; commencez le mois prochain avec dix concessions.",
    },
    effort = 2,
    value = 4,
    owner = AFTERSALES,
    horizon = "0-3",
  },
}

local silent_delay = {
  id = "AUT-05",
  source = "dealer-practice",
  when = function(ctx)
    return ctx.facts.delivery_change_announced == false
  end,
  finding = function(ctx)
    local subjects = {
      [FORRESTER] = "promise-delivery",
      [COHERENCE] = "operations-commitments",
      [KPMG] = "changes-announced-inside",
      [TEMKIN] = "pain-points",
      [READINESS] = "openness",
    }
    return {
      severity = "irritant",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "When a delivery slips, buyers learn of it by asking. "
          .. "They have sold the old car, arranged the loan, and find that nobody thought of them.",
        fr = "Quand une livraison prend du retard, l’acheteur l’apprend en posant la question. "
          .. "Il a vendu l’ancienne voiture, signé le crédit, et découvre que nul n’a pensé à lui.",
      },
    }
  end,
  advice = {
    title = { en = "Delays announced first", fr = "Retards annoncés" },
    text = {
      en = "Feed the factory’s date into the dealer’s screen each week, and have the salesperson call within one working day of any change, with an offer of a courtesy car from the third week on.",
      fr = "Faites remonter chaque semaine la date de l’usine sur l’écran du vendeur, qui appelle sous un jour ouvré à chaque changement et propose un véhicule de prêt à partir de la troisième semaine.",
    },
    effort = 3,
    value = 4,
    owner = { en = "Sales director", fr = "Direction commerciale" },
    horizon = "3-12",
  },
}

local repeated_repairs = {
  id = "AUT-06",
  source = "dealer-practice",
  when = function(ctx)
    local percent = ctx.facts.repeat_repair_percent
    return percent ~= nil and percent > ctx.settings.max_repeat_repair_percent
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.repeat_repair_percent)
    local most_en, most_fr = figure(ctx.settings.max_repeat_repair_percent)
    local subjects = {
      [FORRESTER] = "irritant-repair",
      [COHERENCE] = "handovers",
      [KPMG] = "no-repeat-inside",
      [TEMKIN] = "process-redesign",
      [READINESS] = "orphan-problems",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `Of the cars repaired, {en}% return within thirty days for the same fault; this assessment allows {most_en}%. `
          .. "Owners count the mornings lost, not the invoices waived.",
        fr = `Parmi les voitures réparées, {fr} % reviennent sous trente jours pour la même panne ; ce diagnostic en admet {most_fr} %. `
          .. "Le propriétaire compte les matinées perdues, et non les factures effacées.",
      },
    }
  end,
  advice = {
    title = { en = "Right first time", fr = "Réparé du premier coup" },
    text = {
      en = "Review every returned car each Friday with the adviser and the mechanic who took it in, write down which hand-over failed, and remove the commonest cause by the end of the quarter.",
      fr = "Examinez chaque vendredi toute voiture revenue, avec le conseiller et le mécanicien qui l’ont prise en charge, notez quel passage de relais a manqué, et supprimez la première cause avant la fin du trimestre.",
    },
    effort = 3,
    value = 4,
    owner = { en = "Workshop managers", fr = "Chefs d’atelier" },
    horizon = "3-12",
  },
}

return {
  rules = {
    split_ownership,
    split_ownership_coherence,
    one_survey,
    scores_unseen,
    late_contact,
    silent_delay,
    repeated_repairs,
  },
}
