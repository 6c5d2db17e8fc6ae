//! Engagements at the edges of what reports are made for, written into a folder by code: questionnaire, answers, peers.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What an engagement is made of; each golden one changes a few of these.
pub struct Engagement {
    pub locale: &'static str,
    pub template: &'static str,
    pub organisation: String,
    pub domains: usize,
    pub practices: usize,
    /// Respondents by group.
    pub groups: Vec<usize>,
    pub peers: usize,
    /// Of a hundred cells, so many are left blank.
    pub blank: usize,
    /// Names as long as they get.
    pub long: bool,
    /// What each action says.
    pub advice: String,
    /// The assessment's plugins, as it writes them; empty for none.
    pub plugins: &'static str,
    /// Files of a template or of plugins in the workspace: path and bytes.
    pub files: Vec<(&'static str, Vec<u8>)>,
}

impl Default for Engagement {
    fn default() -> Self {
        Self {
            locale: "fr",
            template: "executive",
            organisation: "Mutuelle Horizon".into(),
            domains: 6,
            practices: 3,
            groups: vec![14, 22, 40, 18],
            peers: 40,
            blank: 3,
            long: false,
            advice: "Nommer par écrit la personne qui en répond et fixer la date du premier point".into(),
            plugins: "",
            files: Vec::new(),
        }
    }
}

/// One word of sixty letters, which no hyphen divides.
pub const WORD: &str = "Donaudampfschifffahrtselektrizitatenhauptbetriebswerkbauunte";

const SUBJECTS: [&str; 10] = [
    "Écoute",
    "Promesse",
    "Parcours",
    "Mesure",
    "Gouvernance",
    "Culture",
    "Réclamations",
    "Conception",
    "Données",
    "Reconnaissance",
];

impl Engagement {
    /// Writes it; the assessment's path.
    pub fn write(&self, folder: &Path) -> PathBuf {
        let questionnaire = folder.join("questionnaires/golden");
        std::fs::create_dir_all(&questionnaire).unwrap();
        std::fs::write(questionnaire.join("questionnaire.yaml"), self.questionnaire()).unwrap();
        std::fs::write(folder.join("answers.csv"), self.answers()).unwrap();
        if self.peers > 0 {
            std::fs::write(folder.join("pool.csv"), self.pool()).unwrap();
        }
        for (path, bytes) in &self.files {
            let file = folder.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
        let assessment = folder.join("assessment.yaml");
        std::fs::write(&assessment, self.assessment()).unwrap();
        assessment
    }

    /// A name of about `length` characters where names are long, else the short one.
    fn name(&self, short: &str, length: usize) -> String {
        if !self.long {
            return short.to_owned();
        }
        let mut name = format!("{short} des sociétaires, des assurés et des ayants droit des caisses régionales du");
        let filler = [" Grand", " Ouest", " et", " de", " l’Atlantique", " aux", " Pyrénées", " orientales"];
        for word in filler.iter().cycle() {
            if name.chars().count() >= length {
                break;
            }
            name += word;
        }
        name
    }

    fn domain(&self, at: usize) -> String {
        let subject = SUBJECTS[at % SUBJECTS.len()];
        let short = if self.domains > SUBJECTS.len() { format!("{subject} {}", at + 1) } else { subject.to_owned() };
        match (self.long, at) {
            (true, 1) => format!("Promesse {WORD}"),
            _ => self.name(&short, 84 + 6 * at),
        }
    }

    fn practice(&self, domain: usize, at: usize) -> String {
        let subject = SUBJECTS[(domain + at) % SUBJECTS.len()];
        match (self.long, at) {
            (true, 2) => format!("{WORD} {}", domain + 1),
            _ => self.name(&format!("{subject} n° {}", domain * self.practices + at + 1), 80 + 10 * at),
        }
    }

    fn questionnaire(&self) -> String {
        let mut out = String::from(
            "palier: 1\nid: golden\nversion: \"1.0\"\nlanguage: fr\ntitle: Questionnaire d’or\n\
             source: {citation: Rédigé pour les essais., licence: MIT OR Apache-2.0}\n\
             audiences: [{id: all, title: Tous}]\n\
             scales:\n  level: {min: 0, max: 3, labels: {0: Absent, 1: Ponctuel, 2: Défini, 3: Systématique}}\n\
             level_scale: level\n\
             stages:\n  - {id: repair, title: Réparer, from: 0, text: On corrige ce qui se voit.}\n  \
             - {id: elevate, title: Élever, from: 30, text: Les bonnes pratiques se répandent., gates: [{id: g1, domain: d1, at_least: 30, text: Le premier domaine atteint 30.}]}\n  \
             - {id: differ, title: Se différencier, from: 70, text: On choisit la maison pour cela.}\ndomains:\n",
        );
        for domain in 0..self.domains {
            writeln!(out, "  - id: d{}\n    title: \"{}\"\n    questions:", domain + 1, self.domain(domain)).unwrap();
            for practice in 0..self.practices {
                let title = self.practice(domain, practice);
                writeln!(out, "      - id: q{}-{}\n        title: \"{title}\"", domain + 1, practice + 1).unwrap();
                writeln!(
                    out,
                    "        text: \"Dans quelle mesure cela est-il en place ({title}) ?\"\n        scale: level"
                )
                .unwrap();
                out.push_str("        anchors: {0: Personne ne s’en charge., 1: Cela dépend des personnes., 2: Une règle écrite le dit., 3: Chacun le fait et on le vérifie.}\n");
                writeln!(
                    out,
                    "        advice: [{{below: 3, effort: {}, value: {}, owner: \"{}\", horizon: {}, text: \"{} ({}.{}).\"}}]",
                    1 + (domain + practice) % 4,
                    2 + (domain + 2 * practice) % 4,
                    self.name("Direction", 96),
                    ["0-3", "3-12", "12-36"][(domain + practice) % 3],
                    self.advice,
                    domain + 1,
                    practice + 1,
                )
                .unwrap();
            }
        }
        out
    }

    fn answers(&self) -> String {
        let mut out = String::from("respondent_id,group");
        for domain in 1..=self.domains {
            for practice in 1..=self.practices {
                write!(out, ",q{domain}-{practice}").unwrap();
            }
        }
        let mut respondent = 0;
        for (group, count) in self.groups.iter().enumerate() {
            for _ in 0..*count {
                respondent += 1;
                write!(out, "\nR{respondent},g{}", group + 1).unwrap();
                for domain in 0..self.domains {
                    for practice in 0..self.practices {
                        let chance = spread(respondent * 7919 + domain * 131 + practice * 17 + group);
                        let level = (chance % 4 + (domain + practice) % 3 + usize::from(group == 0)) / 2;
                        if spread(chance) % 100 < self.blank {
                            out.push(',');
                        } else {
                            write!(out, ",{}", level.min(3)).unwrap();
                        }
                    }
                }
            }
        }
        out + "\n"
    }

    fn pool(&self) -> String {
        let mut out = String::from("id,sector,country,size,questionnaire,date,method");
        (1..=self.domains).for_each(|domain| write!(out, ",d{domain}").unwrap());
        out.push_str(",overall");
        for peer in 1..=self.peers {
            write!(out, "\nP{peer},insurance,FR,1000-4999,golden@1.0,2026-03-01,facilitated").unwrap();
            let scores: Vec<usize> = (0..self.domains).map(|domain| 20 + spread(peer * 31 + domain) % 60).collect();
            for score in &scores {
                write!(out, ",{score}").unwrap();
            }
            write!(out, ",{}", scores.iter().sum::<usize>() / self.domains).unwrap();
        }
        out + "\n"
    }

    fn assessment(&self) -> String {
        let mut out = format!(
            "palier: 1\nquestionnaires: [golden@1]\norganisation: {{name: \"{}\", sector: insurance, country: FR, size: 1000-4999, fictional: true}}\n\
             date: 2026-10-23\nrespondents:\n  - file: answers.csv\n    method: facilitated\n    population: employees\n    groups:\n",
            self.organisation
        );
        for (at, count) in self.groups.iter().enumerate() {
            let name = ["Direction", "Managers", "Première ligne", "Fonctions support"][at % 4];
            writeln!(
                out,
                "      - {{id: g{}, title: \"{}\", invited: {}}}",
                at + 1,
                self.name(name, 90 + 8 * at),
                count * 2
            )
            .unwrap();
        }
        out.push_str("targets: {overall: 70, stage: differ, date: 2027-12-31}\n");
        if self.peers > 0 {
            out.push_str("benchmark: {pool: pool.csv, sector: true, enough: 12, fictional: true, title: panel d’essai (fictif), year: \"2026\"}\n");
        }
        if !self.plugins.is_empty() {
            writeln!(out, "plugins: {}", self.plugins).unwrap();
        }
        let cabinet = self.name("Cabinet Estran", 100);
        write!(
            out,
            "report:\n  template: {}\n  locale: {}\n  confidentiality: Confidentiel\n  recipient: \"{}\"\n  author: \"{cabinet}\"\n",
            self.template,
            self.locale,
            self.name("Comité exécutif", 110),
        )
        .unwrap();
        out
    }
}

/// A number that looks like any other.
fn spread(seed: usize) -> usize {
    let mut x = (seed as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    usize::try_from((x ^ (x >> 32)) >> 8 & 0xFF_FFFF).unwrap()
}
