-- Consumer goods. One rule an entry: when it holds, what it changes, what it says, what to do.

local KPMG, FORRESTER, TEMKIN = "kpmg-six-pillars", "forrester-six-domains", "temkin-stages"
local COHERENCE, READINESS = "experience-coherence", "cxm-readiness"

local MARKETING = { en = "Marketing director", fr = "Direction du marketing" }
local CONSUMER_SERVICE = { en = "Consumer service manager", fr = "Responsable du service consommateurs" }
local INSIGHT = { en = "Consumer insight director", fr = "Direction des études" }

-- 4 and 4.5 as a reader of each language writes them.
local function figure(n)
  local text = tostring(n)
  return text, (text:gsub("%.", ","))
end

-- KPMG's pillars may be answered by consumers, and what they said stays as they said it: they rate no question of the inside.
local function consumers_answered(ctx)
  for id, asked in pairs(ctx.questions) do
    if id:match("%-inside$") and asked.score ~= nil then
      return false
    end
  end
  return true
end

-- The split of the sector, without the address of a single consumer.
local function cut_off(ctx)
  local facts = ctx.facts
  return facts.owner_offer == "world"
    and facts.owner_communication == "national"
    and facts.owner_distribution == "local"
    and facts.owner_operations == "national"
    and facts.owner_relationship == "national"
    and facts.consumer_contact_data == false
end

local cut_off_from_consumers = {
  id = "FMC-01",
  source = "coherence",
  questionnaires = { FORRESTER, KPMG, TEMKIN, READINESS },
  when = cut_off,
  effect = function(ctx)
    return if ctx.questionnaire.id == FORRESTER then { cap = { domain = "customer-understanding", level = 2 } } else nil
  end,
  finding = function(ctx)
    local subjects = {
      [FORRESTER] = "customer-understanding",
      [KPMG] = "expectations-asked-inside",
      [TEMKIN] = "customer-understanding",
      [READINESS] = "live-profiles",
    }
    local capped = ctx.questionnaire.id == FORRESTER
    return {
      severity = "alert",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "The product is decided for the world, the promise and the service for the country, the sale takes place in a retailer’s shop, and the brand can write to none of those who buy. "
          .. "It knows its volumes; it does not know its consumers."
          .. (if capped then " Until it can ask them, customer understanding cannot rank above level 2, “repeatable”." else ""),
        fr = "Le produit se décide pour le monde, la promesse et le service pour le pays, la vente se fait chez un distributeur, et la marque ne peut écrire à aucun de ceux qui achètent. "
          .. "Elle connaît ses volumes, pas ses consommateurs."
          .. (if capped then " Tant qu’elle ne peut les interroger, la connaissance du client ne peut dépasser le niveau 2, « défini »." else ""),
      },
    }
  end,
  advice = {
    title = { en = "Line open to consumers", fr = "Lien direct avec les consommateurs" },
    text = {
      en = "Give consumers a reason to leave an address with you, such as a warranty, a recipe or a refill, on the three best-selling lines within six months; ask each of them two questions a year, and nothing that they did not agree to.",
      fr = "Donnez aux consommateurs une raison de vous laisser une adresse (garantie, recette, recharge) sur les trois gammes les plus vendues, sous six mois ; posez à chacun deux questions par an, et rien à quoi il n’ait consenti.",
    },
    effort = 3,
    value = 5,
    owner = MARKETING,
    horizon = "3-12",
  },
}

local cut_off_coherence = {
  id = "FMC-01-C",
  source = "coherence-data",
  questionnaires = { COHERENCE },
  when = cut_off,
  effect = { cap = { domain = "shared-data", level = 2 } },
  finding = {
    severity = "alert",
    subject = "shared-data",
    text = {
      en = "Five functions at three levels share what they know, and none of them knows the person who opens the pack. "
        .. "Without a single consumer’s address, shared data cannot rank above level 2, “agreed”.",
      fr = "Cinq fonctions, à trois niveaux, partagent ce qu’elles savent, et aucune ne connaît la personne qui ouvre l’emballage. "
        .. "Sans l’adresse d’un seul consommateur, les données partagées ne peuvent dépasser le niveau 2, « convenu ».",
    },
  },
  advice = {
    title = { en = "Panel shared with retailers", fr = "Panel partagé avec les enseignes" },
    text = {
      en = "Agree with two retailers, before the next annual negotiation, on a joint panel of consenting shoppers whom both may question, and make its results part of every function’s yearly plan.",
      fr = "Convenez avec deux distributeurs, avant la prochaine négociation annuelle, d’un panel commun d’acheteurs volontaires que chacun peut interroger, et versez ses résultats au plan annuel de chaque fonction.",
    },
    effort = 4,
    value = 4,
    owner = { en = "Sales and insight directors", fr = "Directions commerciale et des études" },
    horizon = "3-12",
  },
}

local waits_are_the_retailers = {
  id = "FMC-02",
  source = "retailer-owns-purchase",
  questionnaires = { KPMG },
  when = function(ctx)
    return ctx.facts.bought_at_retailers_only == true
  end,
  effect = function(ctx)
    return if consumers_answered(ctx) then nil else { not_applicable = { question = "short-waits-inside" } }
  end,
  finding = function(ctx)
    if consumers_answered(ctx) then
      return {
        severity = "info",
        subject = "time-effort",
        text = {
          en = "What consumers say of time and effort includes queues and aisles that belong to the retailer; their answers are left as they gave them, and should be read with that in mind.",
          fr = "Ce que les consommateurs disent du temps et de l’effort comprend les files et les rayons du distributeur ; leurs réponses restent telles quelles, et se lisent en le sachant.",
        },
      }
    end
    return {
      severity = "info",
      subject = "short-waits-inside",
      text = {
        en = "The purchase takes place in retailers’ shops: waiting at the counter is theirs to shorten, and the practice counts for nothing here.",
        fr = "L’achat se fait en magasin, chez les distributeurs : l’attente en caisse est de leur ressort, et cette pratique ne compte pas ici.",
      },
    }
  end,
}

local hours_are_the_retailers = {
  id = "FMC-02-H",
  source = "retailer-owns-purchase",
  questionnaires = { KPMG },
  when = function(ctx)
    return ctx.facts.bought_at_retailers_only == true
      and ctx.facts.consumer_requests_direct == false
      and not consumers_answered(ctx)
  end,
  -- Made when the rule fires: as a table it would be held against consumers' answers even where the rule is silent.
  effect = function()
    return { not_applicable = { question = "any-hour-inside" } }
  end,
  finding = {
    severity = "info",
    subject = "any-hour-inside",
    text = {
      en = "Consumers bring nothing to the brand that it could handle out of hours: opening times are the retailers’, and the question is set aside.",
      fr = "Les consommateurs n’adressent à la marque rien qu’elle puisse traiter hors horaires : les heures d’ouverture sont celles des distributeurs, et la question est écartée.",
    },
  },
}

local no_contact_on_pack = {
  id = "FMC-03",
  source = "brand-practice",
  when = function(ctx)
    return ctx.facts.contact_on_pack == false
  end,
  finding = function(ctx)
    local subjects = {
      [FORRESTER] = "unsolicited-voice",
      [KPMG] = "easy-report-inside",
      [COHERENCE] = "relationship-reach",
      [TEMKIN] = "listening",
      [READINESS] = "orphan-problems",
    }
    return {
      severity = "irritant",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "Some packs give no way to reach anyone at the brand. "
          .. "The consumer with a broken cap writes to the shop, or to the public.",
        fr = "Certains emballages ne permettent de joindre personne à la marque. "
          .. "Le consommateur au bouchon cassé écrit au magasin, ou à la cantonade.",
      },
    }
  end,
  advice = {
    title = { en = "An address on every pack", fr = "Une adresse sur chaque emballage" },
    text = {
      en = "Print a short address and a code that names the product on each pack at its next print run, and see to it that a person answers within the day.",
      fr = "Imprimez sur chaque emballage, dès son prochain tirage, une adresse courte et un code qui nomme le produit, et veillez à ce qu’une personne y réponde dans la journée.",
    },
    effort = 2,
    value = 3,
    owner = CONSUMER_SERVICE,
    horizon = "3-12",
  },
}

local slow_answers = {
  id = "FMC-04",
  source = "brand-practice",
  when = function(ctx)
    local days = ctx.facts.consumer_answer_days
    return days ~= nil and days > ctx.settings.max_consumer_answer_days
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.consumer_answer_days)
    local most_en, most_fr = figure(ctx.settings.max_consumer_answer_days)
    local subjects = {
      [FORRESTER] = "complaint-handling",
      [KPMG] = "stated-deadline-inside",
      [COHERENCE] = "relationship-reach",
      [TEMKIN] = "closed-loop",
      [READINESS] = "opinions-to-changes",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `A consumer who writes is answered after {en} working days, against {most_en} at most in this assessment. `
          .. "The product has been thrown away by then, and so has the habit of buying it.",
        fr = `Un consommateur qui écrit reçoit sa réponse au bout de {fr} jours ouvrés, pour {most_fr} au plus retenus dans ce diagnostic. `
          .. "Le produit est alors jeté, et avec lui l’habitude de l’acheter.",
      },
    }
  end,
  advice = {
    title = { en = "Consumers answered in time", fr = "Réponses à temps" },
    text = {
      en = "Let the consumer service settle alone, from this quarter, the ten commonest subjects with a replacement or a refund, and send factories only what remains, with a date for their reply.",
      fr = "Laissez le service consommateurs régler seul, dès ce trimestre, les dix sujets les plus courants par un échange ou un remboursement, et n’envoyez aux usines que le reste, avec une date de réponse.",
    },
    effort = 2,
    value = 4,
    owner = CONSUMER_SERVICE,
    horizon = "0-3",
  },
}

local reviews_unread = {
  id = "FMC-05",
  source = "brand-practice",
  when = function(ctx)
    return ctx.facts.retailer_reviews_read == false
  end,
  finding = function(ctx)
    local subjects = {
      [FORRESTER] = "unsolicited-voice",
      [KPMG] = "no-repeat-inside",
      [COHERENCE] = "satisfaction-audit",
      [TEMKIN] = "insight-sharing",
      [READINESS] = "first-hand-contact",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "Reviews of the products stand on retailers’ sites, in public, and those who design the products do not read them. "
          .. "The next version repeats a fault that shoppers named two years before.",
        fr = "Les avis sur les produits s’affichent sur les sites des distributeurs, et ceux qui conçoivent les produits ne les lisent pas. "
          .. "La version suivante reproduit un défaut que les acheteurs signalaient deux ans plus tôt.",
      },
    }
  end,
  advice = {
    title = { en = "Retailers’ reviews each month", fr = "Avis des distributeurs chaque mois" },
    text = {
      en = "Collect every month, from the next one on, the reviews from five retailers’ sites, sort them by one list of subjects, and put the three that grew most on the agenda of the product committee.",
      fr = "Recueillez chaque mois, dès le prochain, les avis de cinq sites de distributeurs, classez-les selon une liste unique de sujets, et portez les trois qui progressent le plus à l’ordre du jour du comité produits.",
    },
    effort = 1,
    value = 4,
    owner = INSIGHT,
    horizon = "0-3",
  },
}

local silent_changes = {
  id = "FMC-06",
  source = "brand-practice",
  when = function(ctx)
    return ctx.facts.product_changes_announced == false
  end,
  finding = function(ctx)
    local subjects = {
      [FORRESTER] = "promise-delivery",
      [KPMG] = "changes-announced-inside",
      [COHERENCE] = "brochure-and-place",
      [TEMKIN] = "pain-points",
      [READINESS] = "openness",
    }
    return {
      severity = "irritant",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "A recipe or a quantity changes and the pack keeps its old face. "
          .. "Regular buyers are the first to notice, and they take it personally.",
        fr = "Une recette ou une quantité change sous un emballage qui garde le même visage. "
          .. "Les acheteurs réguliers s’en aperçoivent les premiers, et le prennent pour eux.",
      },
    }
  end,
  advice = {
    title = { en = "Changes said on the pack", fr = "Changements annoncés" },
    text = {
      en = "Decide at the next product committee that any change of recipe, format or quantity is printed on the front for three months, with its reason, and that consumer service is told a week before.",
      fr = "Décidez au prochain comité produits que tout changement de recette, de format ou de quantité figure trois mois en face avant, avec sa raison, et que le service consommateurs en soit averti une semaine plus tôt.",
    },
    effort = 2,
    value = 3,
    owner = MARKETING,
    horizon = "0-3",
  },
}

return {
  rules = {
    cut_off_from_consumers,
    cut_off_coherence,
    waits_are_the_retailers,
    hours_are_the_retailers,
    no_contact_on_pack,
    slow_answers,
    reviews_unread,
    silent_changes,
  },
}
