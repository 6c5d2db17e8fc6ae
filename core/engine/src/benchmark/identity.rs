//! Whom a pool's row is about: a pseudonym under the pool's own key.
//!
//! An organisation is known by its name, in small letters, without punctuation and with single spaces, and by its country: that stays the
//! same from wave to wave. The pseudonym is the first half of HMAC-SHA-256 (RFC 2104) of it, under 32 random bytes that never leave the
//! pool's file: nobody who lacks the file can find out whether an organisation is in it.

use crate::answers::Organisation;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Bytes of a pool's key.
pub(super) const KEY: usize = 32;

/// Whom a row is about, before the pool's key is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// An organisation, by name and country.
    Organisation(String),
    /// A row of a table, by its id there.
    Imported(String),
}

impl Identity {
    /// An assessed organisation's.
    pub fn of(organisation: &Organisation) -> Self {
        let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
        let plain: String = organisation.name.to_lowercase().chars().map(letters).collect();
        let name = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::Organisation(format!("{name}\u{1f}{}", organisation.country.as_deref().unwrap_or_default()))
    }
}

/// What stands for an organisation in one pool; other pools have other keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pseudonym(pub(super) [u8; 16]);

impl std::fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Pseudonym {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return Err(());
        }
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).map_err(|_| ())?;
        }
        Ok(Self(bytes))
    }
}

/// Makes pseudonyms under one key.
#[derive(Clone)]
pub(super) struct Keyed(Hmac<Sha256>);

impl std::fmt::Debug for Keyed {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("Keyed")
    }
}

impl Keyed {
    pub(super) fn new(key: &[u8]) -> Self {
        Self(Hmac::new_from_slice(key).expect("a key may have any length"))
    }

    pub(super) fn pseudonym(&self, who: &Identity) -> Pseudonym {
        let (kind, text) = match who {
            Identity::Organisation(text) => ("organisation", text),
            Identity::Imported(id) => ("imported", id),
        };
        let mut mac = self.0.clone();
        mac.update(kind.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        let whole = mac.finalize().into_bytes();
        Pseudonym(whole[..16].try_into().expect("32 bytes"))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn named(name: &str, country: &str) -> Identity {
        let country = Some(country.to_owned());
        Identity::of(&Organisation { name: name.into(), sector: None, country, size: None, fictional: false })
    }

    #[test]
    fn spelling_does_not_make_another_organisation_but_country_and_key_do() {
        assert_eq!(named("Acme  S.A.", "FR"), named("ACME S A", "FR"));
        assert_ne!(named("Acme", "FR"), named("Acme", "BE"));
        let (one, other) = (Keyed::new(&[1; KEY]), Keyed::new(&[2; KEY]));
        let who = named("Acme", "FR");
        assert_ne!(one.pseudonym(&who), other.pseudonym(&who));
        assert_ne!(one.pseudonym(&who), one.pseudonym(&Identity::Imported("acme".into())));
    }

    /// RFC 4231, test case 2 is HMAC-SHA-256 of plain bytes; ours puts the kind first.
    #[test]
    fn the_pseudonym_is_the_first_half_of_the_mac() {
        let mut whole = Hmac::<Sha256>::new_from_slice(b"Jefe").unwrap();
        whole.update(b"what do ya want for nothing?");
        let text: String = whole.finalize().into_bytes().iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(text, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        let found = Keyed::new(&[7; KEY]).pseudonym(&Identity::Imported("P1".into()));
        assert_eq!(found.to_string().parse(), Ok(found));
    }
}
