-- Retail. One rule an entry: when it holds, what it changes, what it says, what to do.

local KPMG, FORRESTER, TEMKIN = "kpmg-six-pillars", "forrester-six-domains", "temkin-stages"
local COHERENCE, READINESS = "experience-coherence", "cxm-readiness"

local CUSTOMER_MARKETING = { en = "Customer marketing director", fr = "Direction du marketing client" }
local OMNICHANNEL = { en = "Omnichannel director", fr = "Direction omnicanale" }
local STORES = { en = "Director of stores", fr = "Direction des magasins" }

-- 4 and 4.5 as a reader of each language writes them.
local function figure(n)
  local text = tostring(n)
  return text, (text:gsub("%.", ","))
end

-- KPMG's pillars may be answered by customers, and what they said is never capped: some question of the inside must be rated.
local function caps_pillars(ctx)
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

local no_repository = {
  id = "RET-01",
  source = "kiabi-two-senders",
  questionnaires = { KPMG, TEMKIN, COHERENCE, READINESS },
  when = function(ctx)
    return ctx.facts.single_customer_repository == false
  end,
  effect = function(ctx)
    return if caps_pillars(ctx) then { cap = { domain = "personalisation", level = 2 } } else nil
  end,
  finding = function(ctx)
    local capped = caps_pillars(ctx)
    local subjects = {
      [KPMG] = "personalisation",
      [TEMKIN] = "customer-understanding",
      [COHERENCE] = "customer-record",
      [READINESS] = "shared-record",
    }
    return {
      severity = "alert",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "Nobody holds the customer’s whole record: each department writes from its own file, so a regular of the shops is a stranger to the site. "
          .. "What is addressed to everyone can be polite; it cannot be personal."
          .. (if capped then " Until one file holds it, personalisation cannot rank above level 2, “common”." else ""),
        fr = "Personne ne tient la fiche entière du client : chaque service écrit d’après son propre fichier, et l’habitué du magasin est un inconnu pour le site. "
          .. "Ce que l’on adresse à tous peut être aimable, jamais personnel."
          .. (if capped then " Tant qu’aucun fichier ne la réunit, la personnalisation ne peut dépasser le niveau 2, « commune »." else ""),
      },
    }
  end,
  advice = {
    title = { en = "One customer repository", fr = "Référentiel client unique" },
    text = {
      en = "Name an owner of customer data within two months; within a year, bring shop, site and loyalty files together under one identifier, beginning with the members of the loyalty scheme.",
      fr = "Nommez sous deux mois un responsable de la donnée client ; réunissez en un an, sous un seul identifiant, les fichiers des magasins, du site et de la fidélité, en commençant par les adhérents.",
    },
    effort = 5,
    value = 5,
    owner = CUSTOMER_MARKETING,
    horizon = "3-12",
  },
}

local no_repository_forrester = {
  id = "RET-01-F",
  source = "repository-choice",
  questionnaires = { FORRESTER },
  when = function(ctx)
    return ctx.facts.single_customer_repository == false
  end,
  effect = { cap = { domain = "customer-understanding", level = 2 } },
  finding = {
    severity = "alert",
    subject = "customer-understanding",
    text = {
      en = "A chain that keeps several files of the same customers understands its transactions, not its customers. "
        .. "Without one repository, customer understanding cannot rank above level 2, “repeatable”.",
      fr = "Une enseigne qui tient plusieurs fichiers des mêmes clients connaît ses ventes, pas ses clients. "
        .. "Sans référentiel unique, la connaissance du client ne peut dépasser le niveau 2, « défini ».",
    },
  },
  advice = {
    title = { en = "Files brought together", fr = "Fichiers réunis" },
    text = {
      en = "Count, before the next budget, how many customers appear in two files or more; decide on that figure who will merge them, with which key, and in which order.",
      fr = "Comptez, avant le prochain budget, les clients présents dans deux fichiers ou plus ; décidez sur ce chiffre qui les fusionne, avec quelle clé et dans quel ordre.",
    },
    effort = 4,
    value = 5,
    owner = CUSTOMER_MARKETING,
    horizon = "3-12",
  },
}

-- Links that may still exist: what is not known to be missing counts as there.
local function possible_links(ctx)
  local facts, possible = ctx.facts, 0
  for _, link in { "cross_channel_stock", "cross_channel_returns", "cross_channel_basket" } do
    if facts[link] ~= false then
      possible += 1
    end
  end
  return possible
end

local channels_apart = {
  id = "RET-02",
  source = "omnichannel-practice",
  when = function(ctx)
    local channels = ctx.facts.sales_channels
    return channels ~= nil and channels >= 2 and possible_links(ctx) < ctx.settings.cross_channel_links_required
  end,
  effect = function(ctx)
    return if caps_pillars(ctx) then { cap = { domain = "time-effort", level = ctx.settings.highest_time_effort_level } } else nil
  end,
  finding = function(ctx)
    local facts, level = ctx.facts, ctx.settings.highest_time_effort_level
    local level_en, level_fr = figure(level)
    local lowers = caps_pillars(ctx) and level < 3
    local en, fr = {}, {}
    for _, link in
      {
        { id = "cross_channel_stock", en = "stock", fr = "le stock" },
        { id = "cross_channel_returns", en = "returns", fr = "les retours" },
        { id = "cross_channel_basket", en = "the basket", fr = "le panier" },
      }
    do
      if facts[link.id] == false then
        table.insert(en, link.en)
        table.insert(fr, link.fr)
      end
    end
    local subjects = {
      [KPMG] = "time-effort",
      [FORRESTER] = "channel-continuity",
      [TEMKIN] = "process-redesign",
      [COHERENCE] = "handovers",
      [READINESS] = "channel-handover",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `The chain sells through {facts.sales_channels} channels that do not meet: what stops at each one’s edge is {table.concat(en, ", ")}. `
          .. "The customer does the joining up, by telephone, on foot, or at a competitor’s."
          .. (if lowers then ` Until they meet, time and effort cannot rank above level {level_en}.` else ""),
        fr = `L’enseigne vend par {facts.sales_channels} canaux qui ne se rejoignent pas : s’arrêtent à la frontière de chacun {table.concat(fr, ", ")}. `
          .. "C’est le client qui fait le lien, par téléphone, à pied ou chez un concurrent."
          .. (if lowers then ` D’ici à leur rencontre, temps et effort ne peut dépasser le niveau {level_fr}.` else ""),
      },
    }
  end,
  advice = {
    title = { en = "Returns in any channel", fr = "Retours par tous les canaux" },
    text = {
      en = "Accept in every shop, from next season, what was bought online; then show shop stock on the site, and leave the shared basket for last.",
      fr = "Acceptez dans chaque magasin, dès la saison prochaine, ce qui a été acheté en ligne ; affichez ensuite le stock des magasins sur le site, et gardez le panier commun pour la fin.",
    },
    effort = 4,
    value = 4,
    owner = OMNICHANNEL,
    horizon = "3-12",
  },
}

local duplicate_messages = {
  id = "RET-03",
  source = "redundant-touchpoints",
  when = function(ctx)
    return ctx.facts.duplicate_messages == true
  end,
  finding = function(ctx)
    local subjects = {
      [KPMG] = "relevant-messages-inside",
      [FORRESTER] = "irritant-repair",
      [TEMKIN] = "pain-points",
      [COHERENCE] = "message-calendar",
      [READINESS] = "touchpoint-review",
    }
    return {
      severity = "irritant",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "One act of the customer sets off several messages, each sent by a process that ignores the other. "
          .. "The second is not read, and the third teaches people to unsubscribe.",
        fr = "Un seul geste du client déclenche plusieurs messages, chacun émis par un processus qui ignore l’autre. "
          .. "Le deuxième n’est pas lu, et le troisième apprend à se désabonner.",
      },
    }
  end,
  advice = {
    title = { en = "One event, one message", fr = "Un événement, un message" },
    text = {
      en = "List this month every automatic message by the event that sets it off, and merge those that share one, the welcome and the first order to begin with.",
      fr = "Dressez ce mois-ci la liste des messages automatiques par événement déclencheur et fusionnez ceux qui en partagent un, à commencer par la bienvenue et la première commande.",
    },
    effort = 2,
    value = 3,
    owner = { en = "CRM manager", fr = "Responsable CRM" },
    horizon = "0-3",
  },
}

local discounts_only = {
  id = "RET-04",
  source = "loyalty-beyond-discounts",
  when = function(ctx)
    return ctx.facts.loyalty_scheme == "discounts"
  end,
  finding = function(ctx)
    local subjects = {
      [KPMG] = "personalisation",
      [FORRESTER] = "priority-customers",
      [TEMKIN] = "loyalty-link",
      [COHERENCE] = "prospects-and-customers",
      [READINESS] = "growing-personalisation",
    }
    return {
      severity = "warning",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "The loyalty scheme pays members to come and says nothing else to them. "
          .. "It rewards the purchases that they would have made, and ends with the next chain’s better rate.",
        fr = "Le programme de fidélité paie ses adhérents pour venir et ne leur dit rien d’autre. "
          .. "Il récompense des achats qu’ils auraient faits, et cesse au premier taux plus généreux d’un concurrent.",
      },
    }
  end,
  advice = {
    title = { en = "Members who are recognised", fr = "Adhérents reconnus" },
    text = {
      en = "Give members, within two quarters, three services that money off cannot replace, and a message at each step from welcome to renewal; pay for them by cutting the rebate that moves nobody.",
      fr = "Offrez aux adhérents, en deux trimestres, trois services qu’aucune remise ne remplace, et un message à chaque étape, de la bienvenue au renouvellement ; financez-les en réduisant la remise qui ne fait bouger personne.",
    },
    effort = 3,
    value = 4,
    owner = CUSTOMER_MARKETING,
    horizon = "3-12",
  },
}

local no_contact_cap = {
  id = "RET-05",
  source = "contact-pressure",
  when = function(ctx)
    return ctx.facts.contact_cap == false
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
        en = "Nothing limits how often the chain writes to one person: promotions, loyalty, site and shops each send their own. "
          .. "The best customers, who are on every list, are the ones who tire first.",
        fr = "Rien ne borne le nombre de messages qu’une même personne reçoit : promotions, fidélité, site et magasins envoient chacun les leurs. "
          .. "Les meilleurs clients, inscrits sur toutes les listes, se lassent les premiers.",
      },
    }
  end,
  advice = {
    title = { en = "Ceiling on messages", fr = "Plafond de messages" },
    text = {
      en = "Set one ceiling per customer and month before the next season, rank the campaigns, and let the sending tool hold back whatever exceeds it.",
      fr = "Fixez avant la prochaine saison un plafond par client et par mois, classez les campagnes, et laissez l’outil d’envoi retenir ce qui dépasse.",
    },
    effort = 2,
    value = 4,
    owner = CUSTOMER_MARKETING,
    horizon = "0-3",
  },
}

local orders_unseen = {
  id = "RET-06",
  source = "retail-practice",
  when = function(ctx)
    return ctx.facts.staff_see_online_orders == false
  end,
  finding = function(ctx)
    local subjects = {
      [KPMG] = "told-once-inside",
      [FORRESTER] = "single-customer-view",
      [TEMKIN] = "frontline-latitude",
      [COHERENCE] = "relationship-reach",
      [READINESS] = "adviser-latitude",
    }
    return {
      severity = "irritant",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = "A customer who brings an online order to the till meets an assistant who cannot open it. "
          .. "Both are made to look foolish by a screen.",
        fr = "Le client qui vient en caisse pour une commande en ligne trouve un vendeur qui ne peut pas l’ouvrir. "
          .. "Un écran manquant les met tous deux en défaut.",
      },
    }
  end,
  advice = {
    title = { en = "Online orders at the till", fr = "Commandes en ligne en caisse" },
    text = {
      en = "Open online orders, read-only at first, on the tills and tablets of three pilot shops within the quarter, then of all.",
      fr = "Ouvrez les commandes en ligne, d’abord en lecture seule, sur les caisses et tablettes de trois magasins pilotes dans le trimestre, puis de tous.",
    },
    effort = 3,
    value = 4,
    owner = STORES,
    horizon = "0-3",
  },
}

local slow_refund = {
  id = "RET-07",
  source = "retail-practice",
  when = function(ctx)
    local days = ctx.facts.refund_days
    return days ~= nil and days > ctx.settings.max_refund_days
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.refund_days)
    local most_en, most_fr = figure(ctx.settings.max_refund_days)
    local subjects = {
      [KPMG] = "stated-deadline-inside",
      [FORRESTER] = "complaint-handling",
      [TEMKIN] = "pain-points",
      [COHERENCE] = "operations-commitments",
      [READINESS] = "orphan-problems",
    }
    return {
      severity = "irritant",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `A returned article is paid back after {en} days, against {most_en} at most in this assessment. `
          .. "Until then the chain holds the customer’s money, and the contact centre answers for it.",
        fr = `Un article rendu est remboursé au bout de {fr} jours, pour {most_fr} au plus retenus dans ce diagnostic. `
          .. "D’ici là, l’enseigne garde l’argent du client, et le service client doit s’en expliquer.",
      },
    }
  end,
  advice = {
    title = { en = "Refund on receipt", fr = "Remboursement dès réception" },
    text = {
      en = "Release the refund when the parcel is scanned at the counter or by the carrier, without waiting for the warehouse, for amounts up to a ceiling that finance sets this quarter.",
      fr = "Déclenchez le remboursement dès que le colis est lu au comptoir ou par le transporteur, sans attendre l’entrepôt, jusqu’à un montant que la direction financière fixe ce trimestre.",
    },
    effort = 2,
    value = 4,
    owner = { en = "Finance and logistics directors", fr = "Directions financière et logistique" },
    horizon = "0-3",
  },
}

local stale_stock = {
  id = "RET-08",
  source = "retail-practice",
  when = function(ctx)
    local hours = ctx.facts.stock_update_hours
    return hours ~= nil and hours > ctx.settings.max_stock_update_hours
  end,
  finding = function(ctx)
    local en, fr = figure(ctx.facts.stock_update_hours)
    local subjects = {
      [KPMG] = "faithful-description-inside",
      [FORRESTER] = "promise-delivery",
      [COHERENCE] = "brochure-and-place",
      [READINESS] = "data-quality",
    }
    return {
      severity = "irritant",
      subject = subjects[ctx.questionnaire.id],
      text = {
        en = `The stock that the site shows for a shop may be {en} hours old: the article said to be there may have gone the day before.`,
        fr = `Le stock d’un magasin affiché sur le site peut dater de {fr} heures : l’article annoncé a pu partir la veille.`,
      },
    }
  end,
  advice = {
    title = { en = "Stock true to the hour", fr = "Stock à l’heure près" },
    text = {
      en = "Refresh shop stock on the site every hour, within six months, for the thousand best-selling articles, and hide the availability of the others below two pieces until theirs follows.",
      fr = "Actualisez chaque heure sur le site, d’ici à six mois, le stock en magasin des mille meilleures ventes, et masquez la disponibilité des autres sous deux pièces en attendant leur tour.",
    },
    effort = 3,
    value = 3,
    owner = OMNICHANNEL,
    horizon = "3-12",
  },
}

-- Facts in the order of plugin.yaml, and the rules that cannot be examined without them.
local OPENS = {
  { fact = "single_customer_repository", rules = "RET-01" },
  { fact = "sales_channels", rules = "RET-02" },
  { fact = "cross_channel_stock", rules = "RET-02", between_channels = true },
  { fact = "cross_channel_returns", rules = "RET-02", between_channels = true },
  { fact = "cross_channel_basket", rules = "RET-02", between_channels = true },
  { fact = "duplicate_messages", rules = "RET-03" },
  { fact = "loyalty_scheme", rules = "RET-04" },
  { fact = "contact_cap", rules = "RET-05" },
  { fact = "staff_see_online_orders", rules = "RET-06" },
  { fact = "refund_days", rules = "RET-07" },
  { fact = "stock_update_hours", rules = "RET-08" },
}

-- One note that names every fact still to be asked, with what it would open.
local function unasked(ctx)
  local open, channels = {}, ctx.facts.sales_channels
  for _, entry in OPENS do
    -- What crosses channels is no question for a single one, or before their number is known.
    local asked = not entry.between_channels or channels ~= nil and channels >= 2
    if asked and ctx.facts[entry.fact] == nil then
      table.insert(open, `{entry.fact} ({entry.rules})`)
    end
  end
  if #open == 0 then
    return nil
  end
  local list = table.concat(open, ", ")
  local text = {
    en = `not stated, so that rules could not be examined: {list}`,
    fr = `non renseigné, si bien que des règles n’ont pu être examinées : {list}`,
  }
  return { { text = text } }
end

return {
  rules = {
    no_repository,
    no_repository_forrester,
    channels_apart,
    duplicate_messages,
    discounts_only,
    no_contact_cap,
    orders_unseen,
    slow_refund,
    stale_stock,
  },
  health = unasked,
}
