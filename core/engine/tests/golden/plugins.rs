//! Plugins for a golden engagement: `shore` and `tide` meet on the first domain, `shore` adds sections, `tide` figures, `reef` breaks off.

/// As the assessment names them.
pub const ENGAGED: &str = "[shore, tide, {id: reef, on_failure: report}]";

const SHORE: &str = r#"
local note = { en = "Visits by boat are left out.", fr = "Les visites en bateau ne sont pas comptées." }
local unit = { en = "Share of visits, in percent", fr = "Part des visites, en pour cent" }
local places = {
  { en = "Beach", fr = "Plage" }, { en = "Harbour", fr = "Port" },
  { en = "Dunes and the path of the customs officers", fr = "Dunes et sentier des douaniers" }, { en = "Island", fr = "Île" },
}

local function chart(kind, title, rows, ends)
  return { chart = { kind = kind, title = title, unit = unit, rows = rows, ends = ends, note = note, source = "register" } }
end

return {
  rules = {
    { id = "SHO-01", source = "practice", when = function(ctx) return true end,
      effect = { cap = { domain = "d1", level = 1.2 } },
      finding = { severity = "alert", subject = "d1", text = {
        en = "Nobody answers for what customers say once it is written down.",
        fr = "Nul ne répond de ce que disent les clients une fois que c’est écrit." } },
      advice = { title = { en = "One owner", fr = "Un responsable" }, text = { en = "Name who answers.", fr = "Nommez qui répond." },
        effort = 1, value = 4, horizon = "0-3", owner = { en = "Board", fr = "Comité exécutif" } } },
    { id = "SHO-02", when = function(ctx) return true end, effect = { weight = { domain = "d2", factor = 1.5 } } },
    { id = "SHO-03", source = "known", when = function(ctx) return true end,
      advice = { text = { en = "Ask after each visit.", fr = "Interrogez après chaque visite." }, effort = 2, value = 3, horizon = "3-12" } },
  },
  sections = {
    { id = "visits", title = { en = "Three visits in five begin on the beach", fr = "Trois visites sur cinq commencent sur la plage" },
      lead = { en = "What visitors see first decides what they tell.", fr = "Ce que l’on voit d’abord décide de ce que l’on raconte." },
      blocks = {
        { text = { en = "Visits were counted for a year.", fr = "Les visites ont été comptées pendant un an." } },
        chart("bars", { en = "The beach comes first", fr = "La plage vient en tête" }, {
          { label = places[1], value = 62 }, { label = places[2], value = 48.5 }, { label = places[3], value = 35.25 }, { label = places[4] },
        }),
        { heading = { en = "What to keep", fr = "À retenir" } },
        { list = {
          { en = "Answer on the beach.", fr = "Répondre sur la plage." },
          { en = "Measure on the island, where nothing is known.", fr = "Mesurer sur l’île, dont on ne sait rien." },
        } },
        { table = {
          title = { en = "The harbour waits longest", fr = "Le port attend le plus longtemps" },
          columns = { { en = "Place", fr = "Lieu" }, { en = "Wait, minutes", fr = "Attente, minutes" }, { en = "Who answers", fr = "Qui répond" } },
          rows = {
            { places[1], 4.5, { en = "Lifeguards", fr = "Sauveteurs" } },
            { places[2], 1234, false },
            { { en = "Island <script>", fr = "Île <script>" }, false, { en = "Ferry", fr = "Bac" } },
          },
        } },
      } },
    { id = "waits", title = { en = "The harbour alone lost visitors", fr = "Seul le port a perdu des visiteurs" },
      blocks = {
        chart("dots", { en = "The beach leads beyond chance", fr = "La plage devance, au-delà du hasard" }, {
          { label = places[1], value = 62, interval = { low = 56, high = 69.5 }, n = 184 },
          { label = places[2], value = 48.5, interval = { low = 42.5, high = 56 }, n = 184 },
          { label = places[3], value = 35.25, interval = { low = 29.25, high = 42.75 }, n = 184 },
          { label = places[4] },
        }),
        chart("dumbbell", { en = "From one summer to the next", fr = "D’un été à l’autre" }, {
          { label = places[1], value = 62, to = 70 }, { label = places[2], value = 48.5, to = 41 },
          { label = places[3], value = 35.25 }, { label = places[4], to = 55 },
        }, { from = "2025", to = "2026" }),
      } },
  },
}"#;

const TIDE: &str = r#"return {
  rules = {
    { id = "TID-01", source = "read", when = function(ctx) return true end,
      effect = { cap = { domain = "d1", level = 1 } },
      finding = { severity = "warning", subject = "d1", text = {
        en = "The last survey is older than two years.",
        fr = "La dernière enquête a plus de deux ans." } } },
    { id = "TID-03", when = function(ctx) return false end, finding = { severity = "info", text = "–" } },
  },
  weights = { { id = "TID-02", source = "known", domain = "d1", factor = 2,
    reason = { en = "What is heard first counts twice.", fr = "Ce que l’on entend d’abord compte double." } } },
  metrics = {
    { id = "wait", label = { en = "Wait at the gate", fr = "Attente à l’entrée" }, value = 12.34, unit = "minutes", n = 1840,
      interval = { low = 11.25, high = 13.5 }, better = "lower", source = "register",
      note = { en = "Median of the waits at the gate.", fr = "Médiane des attentes à l’entrée." } },
    { id = "boats", label = { en = "Boats <i>at anchor</i>", fr = "Bateaux <i>au mouillage</i>" }, value = 1300, decimals = 0 },
  },
  health = {
    { text = { en = "The threshold is of 2019.", fr = "Le seuil date de 2019." }, warning = true },
    { text = { en = "State the harbour too.", fr = "Indiquez aussi le port." } },
  },
}"#;

const REEF: &str = r#"return { rules = { { id = "REE-01",
  when = function(ctx)
    return ctx.overall.days > 10
  end,
  finding = { severity = "info", text = "–" } } } }"#;

/// Their folders.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let sources = "sources:\n  - {id: practice, citation: {en: Practice of our engagements, fr: Pratique de nos missions}, status: consultant's choice}\n  \
                   - {id: known, citation: {en: \"Common practice of the shore\", fr: \"Usage courant du littoral\"}, status: general knowledge}\n  \
                   - {id: read, citation: {en: \"Act of the Sea, 2019, section 4\", fr: \"Loi de la mer, 2019, article 4\"}, status: confirmed}\n  \
                   - {id: register, citation: {en: \"Register of visits, 2026\", fr: \"Registre des visites, 2026\"}, status: confirmed}\n";
    let manifest = |id: &str, en: &str, fr: &str| {
        let text = format!(
            "palier: 1\napi: 1\nid: {id}\nversion: \"1.2.0\"\ntitle: {{en: \"{en}\", fr: \"{fr}\"}}\ndescription: {{en: For tests., fr: Pour les essais.}}\n{sources}"
        );
        text.into_bytes()
    };
    vec![
        ("plugins/shore/plugin.yaml", manifest("shore", "Shore", "Littoral")),
        ("plugins/shore/main.lua", SHORE.into()),
        ("plugins/tide/plugin.yaml", manifest("tide", "Tide & <b>Sons</b>", "Marée & <b>Fils</b>")),
        ("plugins/tide/main.lua", TIDE.into()),
        ("plugins/reef/plugin.yaml", manifest("reef", "Reef", "Récif")),
        ("plugins/reef/main.lua", REEF.into()),
    ]
}
