//! Plugins for a golden engagement: `shore` and `tide` meet on the first domain, `reef` breaks off.

use palier_engine::assess::Own;
use palier_engine::plugin::{
    Better, Block, Cell, ChartKind, ChartRow, OwnChart, OwnMetric, OwnSection, OwnTable, Source, Status, Text,
};

pub const ENGAGED: &str = "[shore, tide, {id: reef, on_failure: report}]";

const SHORE: &str = r#"return { rules = {
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
} }"#;

const TIDE: &str = r#"return { rules = {
  { id = "TID-01", source = "read", when = function(ctx) return true end,
    effect = { cap = { domain = "d1", level = 1 } },
    finding = { severity = "warning", subject = "d1", text = {
      en = "The last survey is older than two years.",
      fr = "La dernière enquête a plus de deux ans." } } },
  { id = "TID-02", source = "known", when = function(ctx) return true end,
    effect = { weight = { domain = "d1", factor = 2 } } },
  { id = "TID-03", when = function(ctx) return false end, finding = { severity = "info", text = "–" } },
} }"#;

const REEF: &str = r#"return { rules = { { id = "REE-01",
  when = function(ctx)
    return ctx.overall.days > 10
  end,
  finding = { severity = "info", text = "–" } } } }"#;

pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let sources = "sources:\n  - {id: practice, citation: {en: Practice of our engagements, fr: Pratique de nos missions}, status: consultant's choice}\n  \
                   - {id: known, citation: {en: \"Common practice of the shore\", fr: \"Usage courant du littoral\"}, status: general knowledge}\n  \
                   - {id: read, citation: {en: \"Act of the Sea, 2019, section 4\", fr: \"Loi de la mer, 2019, article 4\"}, status: confirmed}\n";
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

fn text(en: &str, fr: &str) -> Text {
    Text::Localised([("en".to_owned(), en.to_owned()), ("fr".to_owned(), fr.to_owned())].into())
}

fn source() -> Source {
    let citation = text("Register of visits, 2026", "Registre des visites, 2026");
    Source { id: "register".into(), citation, url: None, year: Some(2026), status: Status::Confirmed }
}

fn row((en, fr): (&str, &str), value: Option<f64>) -> ChartRow {
    ChartRow { label: text(en, fr), value, to: None, interval: None, n: None }
}

fn chart(kind: ChartKind, (en, fr): (&str, &str), rows: Vec<ChartRow>) -> Block {
    Block::Chart(OwnChart {
        kind,
        title: text(en, fr),
        unit: text("Share of visits, in percent", "Part des visites, en pour cent"),
        axis: (0.0, 100.0),
        rows,
        ends: None,
        note: Some(text("Visits by boat are left out.", "Les visites en bateau ne sont pas comptées.")),
        source: Some(source()),
    })
}

/// Two sections of `shore`, and figures of `tide`.
pub fn add(own: &mut Own) {
    let places = [
        ("Beach", "Plage"),
        ("Harbour", "Port"),
        ("Dunes and the path of the customs officers", "Dunes et sentier des douaniers"),
        ("Island", "Île"),
    ];
    let values = [Some(62.0), Some(48.5), Some(35.25), None];
    let rows = || places.iter().zip(values).map(|(place, value)| row(*place, value));
    let dots = rows().map(|row| {
        let interval = row.value.map(|x| (x - 6.0, x + 7.5));
        ChartRow { interval, n: row.value.map(|_| 184), ..row }
    });
    let pairs = rows().zip([Some(70.0), Some(41.0), None, Some(55.0)]).map(|(row, to)| ChartRow { to, ..row });
    let table = OwnTable {
        title: text("The harbour waits longest", "Le port attend le plus longtemps"),
        columns: vec![
            text("Place", "Lieu"),
            text("Wait, minutes", "Attente, minutes"),
            text("Who answers", "Qui répond"),
        ],
        rows: vec![
            vec![Cell::Text(text("Beach", "Plage")), Cell::Number(4.5), Cell::Text(text("Lifeguards", "Sauveteurs"))],
            vec![Cell::Text(text("Harbour", "Port")), Cell::Number(1234.0), Cell::Absent],
            vec![Cell::Text(text("Island <script>", "Île <script>")), Cell::Absent, Cell::Text(text("Ferry", "Bac"))],
        ],
        note: None,
        source: None,
    };
    let section = |id: &str, title: Text, lead: Option<Text>, blocks: Vec<Block>| OwnSection {
        plugin: "shore".into(),
        id: id.into(),
        title,
        lead,
        blocks,
    };
    own.sections = vec![
        section(
            "visits",
            text("Three visits in five begin on the beach", "Trois visites sur cinq commencent sur la plage"),
            Some(text(
                "What visitors see first decides what they tell.",
                "Ce que l’on voit d’abord décide de ce que l’on raconte.",
            )),
            vec![
                Block::Text(text("Visits were counted for a year.", "Les visites ont été comptées pendant un an.")),
                chart(ChartKind::Bars, ("The beach comes first", "La plage vient en tête"), rows().collect()),
                Block::Heading(text("What to keep", "À retenir")),
                Block::List(vec![
                    text("Answer on the beach.", "Répondre sur la plage."),
                    text("Measure on the island, where nothing is known.", "Mesurer sur l’île, dont on ne sait rien."),
                ]),
                Block::Table(table),
            ],
        ),
        section(
            "waits",
            text("The harbour alone lost visitors", "Seul le port a perdu des visiteurs"),
            None,
            vec![
                chart(
                    ChartKind::Dots,
                    ("The beach leads beyond chance", "La plage devance, au-delà du hasard"),
                    dots.collect(),
                ),
                chart(ChartKind::Dumbbell, ("From one summer to the next", "D’un été à l’autre"), pairs.collect()),
            ],
        ),
    ];
    let metric = |id: &str, label: Text, value: f64, decimals: u8| OwnMetric {
        plugin: "tide".into(),
        id: id.into(),
        label,
        value,
        decimals,
        unit: None,
        n: None,
        interval: None,
        better: None,
        note: None,
        source: None,
    };
    own.metrics = vec![
        OwnMetric {
            unit: Some(text("minutes", "minutes")),
            n: Some(1840),
            interval: Some((11.25, 13.5)),
            better: Some(Better::Lower),
            note: Some(text("Median of the waits at the gate.", "Médiane des attentes à l’entrée.")),
            source: Some(source()),
            ..metric("wait", text("Wait at the gate", "Attente à l’entrée"), 12.34, 1)
        },
        metric("boats", text("Boats <i>at anchor</i>", "Bateaux <i>au mouillage</i>"), 1300.0, 0),
    ];
}
