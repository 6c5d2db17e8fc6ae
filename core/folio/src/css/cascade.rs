//! The cascade: which rules match an element, in which order, and the computed style that results.

use super::property::{self, Refusal, Surroundings};
use super::selector::{Key, Part};
use super::sheet::{Declaration, Effect, Reading, Rule, Sheet, declarations, refuse};
use super::style::{Display, Language, Style};
use super::value::commas;
use crate::html::attr;
use crate::problem::Report;
use scraper::ElementRef;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// The author's rules over the built-in ones, indexed, with the ancestors of the element at hand.
pub struct Cascade {
    rules: Vec<Candidate>,
    /// The author's rules come after these.
    built_in: usize,
    /// Rules in the order of the cascade, by what their subject must have. Looked up, never iterated.
    ids: HashMap<String, Name>,
    classes: HashMap<String, Name>,
    tags: HashMap<String, Name>,
    /// Rules for elements of any name.
    general: ByPart,
    /// How often each name that some rule asks for occurs among the open ancestors.
    open: Vec<usize>,
    /// The root element's font size.
    pub root: f32,
}

/// A rule, and the names that its selector needs among the ancestors.
struct Candidate {
    rule: Rule,
    ancestors: Vec<usize>,
}

/// An id, class or tag that rules mention.
struct Name {
    /// Its place in the counts of open ancestors.
    slot: usize,
    rules: ByPart,
}

/// Rules in the order of the cascade, by the part of an element that they are about.
type ByPart = [Vec<usize>; 3];

/// What applies to an element without the author's help.
const BUILT_IN: &str = "
html,body,div,section,article,header,footer,nav,main,aside,p,h1,h2,h3,h4,h5,h6,ul,ol,dl,dt,dd,figure,figcaption,blockquote,address,hr,pre,form,fieldset,details,summary,hgroup,search{display:block}
li{display:list-item} table{display:table} thead{display:table-header-group} tbody{display:table-row-group} tfoot{display:table-footer-group} tr{display:table-row} td,th{display:table-cell} caption{display:table-caption} col,colgroup{display:table-column}
head,style,script,title,template,meta,link,base,noscript,dialog{display:none}
svg,img{display:inline-block}
b,strong,th{font-weight:700} i,em,cite,dfn,address{font-style:italic} small{font-size:.83em} u,ins{text-decoration:underline} s{text-decoration:line-through} mark{background:#ff0;color:#000} var{font-style:italic}
sup{vertical-align:super;font-size:.7em;line-height:0} sub{vertical-align:sub;font-size:.7em;line-height:0}
h1{font-size:2em} h2{font-size:1.5em} h3{font-size:1.17em} h1,h2,h3,h4,h5,h6{font-weight:700;break-after:avoid;break-inside:avoid}
h1,h2,h3,h4,p,ul,ol,dl,figure,blockquote{margin:1em 0} ul,ol{padding-inline-start:2em} ol{list-style:decimal} body{margin:8px}
thead,tbody,tfoot,tr,td,th{vertical-align:middle} td,th{padding:1px} th{text-align:center} table{box-sizing:border-box}
figure,svg,img,tr,figcaption,caption{break-inside:avoid} figcaption,caption{break-after:avoid} pre{white-space:pre}
hr{border-top:1px solid #888;margin:.5em 0}";

impl Cascade {
    /// Joins the built-in rules with the author's.
    pub fn new(author: Sheet, report: &mut Report) -> Self {
        let mut built_in = Sheet::default();
        built_in.read(BUILT_IN, 0, report);
        let mut rules = built_in.rules;
        rules.sort_by_key(|rule| rule.pattern.specificity);
        let mut own = author.rules;
        own.sort_by_key(|rule| rule.pattern.specificity);
        let built_in = rules.len();
        rules.append(&mut own);
        let mut cascade = Self {
            rules: Vec::with_capacity(rules.len()),
            built_in,
            ids: HashMap::new(),
            classes: HashMap::new(),
            tags: HashMap::new(),
            general: ByPart::default(),
            open: Vec::new(),
            root: 16.0,
        };
        for (at, rule) in rules.into_iter().enumerate() {
            let part = rule.pattern.part as usize;
            match cascade.name(&rule.pattern.key) {
                Some(name) => name.rules[part].push(at),
                None => cascade.general[part].push(at),
            }
            let ancestors = rule.pattern.ancestors.iter().filter_map(|key| Some(cascade.name(key)?.slot)).collect();
            cascade.rules.push(Candidate { rule, ancestors });
        }
        cascade
    }

    /// The entry of a name, made at its first mention.
    fn name(&mut self, key: &Key) -> Option<&mut Name> {
        let (table, name) = match key {
            Key::Id(id) => (&mut self.ids, id),
            Key::Class(class) => (&mut self.classes, class),
            Key::Tag(tag) => (&mut self.tags, tag),
            Key::Any => return None,
        };
        Some(table.entry(name.clone()).or_insert_with(|| {
            self.open.push(0);
            Name { slot: self.open.len() - 1, rules: ByPart::default() }
        }))
    }

    /// The known names of an element.
    fn names<'s>(&'s self, element: ElementRef<'s>) -> impl Iterator<Item = &'s Name> {
        let value = element.value();
        let id = value.id().and_then(|id| self.ids.get(id));
        let classes = value.classes().filter_map(|class| self.classes.get(class));
        id.into_iter().chain(classes).chain(self.tags.get(value.name()))
    }

    /// `element` becomes an ancestor of the elements asked about next.
    pub fn enter(&mut self, element: ElementRef) {
        for slot in self.slots(element) {
            self.open[slot] += 1;
        }
    }

    /// Undoes `enter`.
    pub fn leave(&mut self, element: ElementRef) {
        for slot in self.slots(element) {
            self.open[slot] -= 1;
        }
    }

    fn slots(&self, element: ElementRef) -> Vec<usize> {
        self.names(element).map(|name| name.slot).collect()
    }

    /// The computed style of `element`, a child of the element entered last.
    pub fn style(&self, element: ElementRef, parent: &Style, report: &mut Report) -> Style {
        let mut style = parent.child();
        if let Some(tag) = attr(element, "lang") {
            style.language = Language::of(tag);
        }
        match attr(element, "dir") {
            Some("rtl") => style.rtl = true,
            Some("ltr") => style.rtl = false,
            _ => {}
        }
        let matching = self.matching(element, Part::Element);
        let own = match attr(element, "style") {
            Some(text) => {
                let mut scratch = Vec::new();
                std::mem::swap(&mut scratch, &mut report.warnings);
                let own = declarations(text, 0, report);
                let complaints = std::mem::replace(&mut report.warnings, scratch);
                for complaint in complaints {
                    report.warn(element, complaint.message);
                }
                own
            }
            None => Vec::new(),
        };
        let declared = matching.iter().flat_map(|rule| self.rules[*rule].rule.block.iter()).chain(&own);
        self.apply(&mut style, parent, &declared.collect::<Vec<_>>(), report);
        if attr(element, "hidden").is_some() {
            style.display = Display::None;
        }
        style
    }

    /// The style of `::before` or `::after`, if a rule gives it content.
    pub fn generated(&self, element: ElementRef, part: Part, parent: &Style, report: &mut Report) -> Option<Style> {
        let matching = self.matching(element, part);
        if matching.is_empty() {
            return None;
        }
        let mut style = parent.child();
        let declared: Vec<_> = matching.iter().flat_map(|rule| self.rules[*rule].rule.block.iter()).collect();
        self.apply(&mut style, parent, &declared, report);
        style.content.is_some().then_some(style)
    }

    fn matching(&self, element: ElementRef, part: Part) -> Vec<usize> {
        let mut found = Vec::new();
        let part = part as usize;
        for &at in self.names(element).flat_map(|name| &name.rules[part]).chain(&self.general[part]) {
            let Candidate { rule, ancestors } = &self.rules[at];
            if ancestors.iter().all(|slot| self.open[*slot] > 0) && rule.pattern.matches(&element) {
                found.push(at);
            }
        }
        found.sort_unstable();
        found
    }

    /// Reports the author's rules that name something inside a drawing: its shapes are styled by their attributes alone.
    pub fn check_drawing(&mut self, drawing: ElementRef, report: &mut Report) {
        self.enter(drawing);
        for element in drawing.child_elements() {
            for &at in self
                .names(element)
                .flat_map(|name| &name.rules[Part::Element as usize])
                .filter(|at| **at >= self.built_in)
            {
                let Candidate { rule, ancestors } = &self.rules[at];
                let matches = ancestors.iter().all(|slot| self.open[*slot] > 0) && rule.pattern.matches(&element);
                if let Some(first) = rule.block.first().filter(|_| matches) {
                    let message = "style sheets do not reach into drawings: use attributes of the shapes";
                    report.warn_at(first.offset, message);
                }
            }
            if element.has_children() {
                self.check_drawing(element, report);
            }
        }
        self.leave(drawing);
    }

    /// Applies declarations in the order of the cascade; later ones win, important ones last.
    pub fn apply(&self, style: &mut Style, parent: &Style, declared: &[&Declaration], report: &mut Report) {
        let custom = || declared.iter().filter(|declaration| matches!(declaration.effect, Effect::Custom));
        if custom().next().is_some() {
            let mut vars = BTreeMap::clone(&style.vars);
            vars.extend(custom().map(|declaration| (declaration.name.clone(), declaration.value.clone())));
            style.vars = Rc::new(vars);
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

impl Declaration {
    fn take_effect(&self, style: &mut Style, around: &Surroundings, report: &mut Report) {
        match &self.effect {
            Effect::Set(setter) => setter(style, around),
            Effect::Custom => {}
            Effect::Late(read) => {
                let mut read = read.borrow_mut();
                if !read.as_ref().is_some_and(|reading| Rc::ptr_eq(&reading.vars, &style.vars)) {
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
