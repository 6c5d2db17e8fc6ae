//! The cascade: the computed style of an element, from the rules that match it and its parent's style.

use super::made::Made;
use super::matching::Rules;
use super::property::{self, Refusal, Surroundings};
use super::selector::Part;
use super::sheet::{Declaration, Effect, Reading, declarations, refuse};
use super::style::{Display, Language, Style};
use super::value::commas;
use crate::html::attr;
use crate::problem::Report;
use scraper::ElementRef;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// The rules of a document, and the styles that they made.
pub struct Cascade {
    pub rules: Rules,
    pub made: Made,
    /// The rules that match the element at hand.
    found: Vec<usize>,
    /// The root element's font size.
    root: f32,
}

impl Cascade {
    pub fn new(rules: Rules) -> Self {
        Self { rules, made: Made::default(), found: Vec::new(), root: 16.0 }
    }

    /// The root element's font size.
    pub fn root(&self) -> f32 {
        self.root
    }

    /// The styles asked for next measure by this font size.
    pub fn set_root(&mut self, size: f32) {
        (self.root, self.made) = (size, Made::default());
    }

    /// The computed style of `element`, a child of the element entered last.
    pub fn style(&mut self, element: ElementRef, parent: &Rc<Style>, report: &mut Report) -> Rc<Style> {
        let mut found = std::mem::take(&mut self.found);
        self.rules.find(element, Part::Element, &mut found);
        let said = Said::by(element);
        let style = if let Some(text) = attr(element, "style") {
            let own = own_declarations(element, text, report);
            Rc::new(self.computed(&found, &own, (parent, &said), report))
        } else {
            self.made.known(parent, said.key(), &found).unwrap_or_else(|| {
                let style = self.computed(&found, &[], (parent, &said), report);
                self.made.keep(parent, style)
            })
        };
        self.found = found;
        style
    }

    fn computed(
        &self,
        matching: &[usize],
        own: &[Declaration],
        (parent, said): (&Style, &Said),
        report: &mut Report,
    ) -> Style {
        let mut style = parent.child();
        style.language = said.language.unwrap_or(style.language);
        style.rtl = said.rtl.unwrap_or(style.rtl);
        let declared = matching.iter().flat_map(|rule| self.rules.declarations(*rule)).chain(own);
        self.apply(&mut style, parent, &declared.collect::<Vec<_>>(), report);
        if said.hidden {
            style.display = Display::None;
        }
        style
    }

    /// The style of `::before` or `::after`, if a rule gives it content.
    pub fn generated(
        &mut self,
        element: ElementRef,
        part: Part,
        parent: &Rc<Style>,
        report: &mut Report,
    ) -> Option<Rc<Style>> {
        let mut found = std::mem::take(&mut self.found);
        self.rules.find(element, part, &mut found);
        let style = (!found.is_empty()).then(|| {
            self.made.known(parent, Said::GENERATED, &found).unwrap_or_else(|| {
                let style = self.computed(&found, &[], (parent, &Said::default()), report);
                self.made.keep(parent, style)
            })
        });
        self.found = found;
        style.filter(|style| style.content.is_some())
    }

    /// Applies declarations in the order of the cascade; later ones win, important ones last.
    pub fn apply(&self, style: &mut Style, parent: &Style, declared: &[&Declaration], report: &mut Report) {
        let custom = || declared.iter().filter(|declaration| matches!(declaration.effect, Effect::Custom));
        if custom().next().is_some() {
            let mut vars = BTreeMap::clone(&style.vars);
            vars.extend(custom().map(|declaration| (declaration.name.clone(), declaration.value.clone())));
            style.vars = Arc::new(vars);
        }
        let around = Surroundings { parent, root: self.root };
        let important = declared.iter().any(|declaration| declaration.important);
        for (first, grave) in [(true, false), (true, true), (false, false), (false, true)] {
            if grave && !important {
                continue;
            }
            for declaration in declared {
                if declaration.important == grave && property::goes_first(&declaration.name) == first {
                    declaration.take_effect(style, &around, report);
                }
            }
        }
    }
}

/// What the attributes of an element say of its style.
#[derive(Default)]
struct Said {
    language: Option<Language>,
    rtl: Option<bool>,
    hidden: bool,
}

impl Said {
    /// The key of generated content, which has no attributes.
    const GENERATED: usize = usize::MAX;

    fn by(element: ElementRef) -> Self {
        let rtl = match attr(element, "dir") {
            Some("rtl") => Some(true),
            Some("ltr") => Some(false),
            _ => None,
        };
        Self { language: attr(element, "lang").map(Language::of), rtl, hidden: attr(element, "hidden").is_some() }
    }

    /// A number for each of its values.
    fn key(&self) -> usize {
        let language = self.language.map_or(0, |language| language as usize + 1);
        (language * 3 + self.rtl.map_or(0, |rtl| usize::from(rtl) + 1)) * 2 + usize::from(self.hidden)
    }
}

/// The declarations of a `style` attribute; what is wrong with them is reported at the element.
fn own_declarations(element: ElementRef, text: &str, report: &mut Report) -> Vec<Declaration> {
    let before = std::mem::take(&mut report.warnings);
    let own = declarations(text, 0, report);
    let complaints = std::mem::replace(&mut report.warnings, before);
    for complaint in complaints {
        report.warn(element, complaint.message);
    }
    own
}

impl Declaration {
    fn take_effect(&self, style: &mut Style, around: &Surroundings, report: &mut Report) {
        match &self.effect {
            Effect::Set(setter) => setter(style, around),
            Effect::Custom => {}
            Effect::Late(read) => {
                let mut read = read.borrow_mut();
                let same = |vars: &Arc<_>| Arc::ptr_eq(vars, &style.vars) || *vars == style.vars;
                if !read.as_ref().is_some_and(|reading| same(&reading.vars)) {
                    let setter = self.read_late(&style.vars, report);
                    *read = Some(Reading { vars: style.vars.clone(), setter });
                }
                if let Some(setter) = read.as_ref().and_then(|reading| reading.setter.as_ref()) {
                    setter(style, around);
                }
            }
        }
    }

    fn read_late(&self, vars: &BTreeMap<String, String>, report: &mut Report) -> Option<property::Setter> {
        let Some(value) = substitute(&self.value, vars, 8) else {
            report.warn_at(self.offset, format!("“{}” uses a custom property that is not set", self.value));
            return None;
        };
        match property::parse(&self.name, value.trim()) {
            Ok(setter) => Some(setter),
            Err(Refusal::ScreenOnly) => None,
            Err(refusal) => {
                refuse(&refusal, &self.name, &value, self.offset, report);
                None
            }
        }
    }
}

/// Replaces `var(--name, fallback)`; `None` when a name is unset, or set in a circle.
pub fn substitute(value: &str, vars: &BTreeMap<String, String>, depth: usize) -> Option<String> {
    let Some(start) = value.find("var(") else { return Some(value.to_owned()) };
    let mut open = 0usize;
    let end = start
        + value[start..].char_indices().find_map(|(at, c)| {
            open = match c {
                '(' => open + 1,
                ')' => open - 1,
                _ => open,
            };
            (c == ')' && open == 0).then_some(at)
        })?;
    let arguments = commas(&value[start + 4..end]);
    let replacement = vars.get(arguments[0]).map(String::as_str).or(arguments.get(1).copied())?;
    let replaced = format!("{}{}{}", &value[..start], replacement, &value[end + 1..]);
    if depth == 0 { None } else { substitute(&replaced, vars, depth - 1) }
}
