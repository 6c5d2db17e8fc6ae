//! Countries: ISO 3166-1 alpha-2.

use crate::yaml::{Node, Reader};

const CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF \
    GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW \
    KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL \
    NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST \
    SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// A country's code, checked.
pub(super) fn country(reader: &mut Reader, node: &Node) -> Option<String> {
    let code = reader.text(node, "`country`")?;
    if code.len() == 2 && CODES.split(' ').any(|known| known == code) {
        return Some(code);
    }
    let upper = code.to_uppercase();
    let hint = match upper.as_str() {
        _ if upper.len() == 2 && CODES.split(' ').any(|known| known == upper) => format!("write `{upper}`"),
        "UK" => "the United Kingdom is `GB`".to_owned(),
        "EL" => "Greece is `GR`".to_owned(),
        _ => "two capital letters: `FR`, `GB`, `DE`".to_owned(),
    };
    let message = format!("`{}` is not a country of ISO 3166-1", crate::questionnaire::short(&code));
    reader.error("unknown-country", node.place, message, Some(hint));
    None
}

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn the_list_is_whole_sorted_and_without_doubles() {
        let codes: Vec<&str> = CODES.split(' ').collect();
        assert_eq!(codes.len(), 249);
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
