//! Sectors, countries and sizes as numbers, and spellings that look like one name.

use std::collections::{BTreeMap, HashMap};

/// Names by number.
#[derive(Debug, Clone, Default)]
pub struct Names {
    list: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32>,
}

impl Names {
    /// The number of a name; the empty one is none.
    pub fn number(&mut self, name: &str) -> Option<u32> {
        if name.is_empty() {
            return None;
        }
        if let Some(number) = self.numbers.get(name) {
            return Some(*number);
        }
        let number = u32::try_from(self.list.len()).expect("fewer names than organisations");
        self.list.push(name.into());
        self.numbers.insert(name.into(), number);
        Some(number)
    }

    /// The name of a number.
    pub fn name(&self, number: u32) -> &str {
        &self.list[number as usize]
    }
}

/// Names that differ in case, accents, spaces or hyphens alone, in pairs.
pub(super) fn alike<'a>(names: impl Iterator<Item = &'a str>) -> Vec<(&'a str, &'a str)> {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    let mut pairs = Vec::new();
    for name in names {
        let first = *known.entry(folded(name)).or_insert(name);
        if first != name && !pairs.contains(&(first, name)) {
            pairs.push((first, name));
        }
    }
    pairs
}

fn folded(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).map(unaccented).collect()
}

/// A small letter without its accent.
pub fn unaccented(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_come_in_pairs() {
        let found =
            alike(["Retail", "retail", "santé", "Sante", "retail", "public-sector", "public sector"].into_iter());
        assert_eq!(found, [("Retail", "retail"), ("santé", "Sante"), ("public-sector", "public sector")]);
    }
}
