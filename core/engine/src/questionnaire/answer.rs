//! One written answer → what it says, by the question's kind. The ratio's definition stands here and nowhere else.

use super::{Band, Choice, Kind, Question, Questionnaire};
use crate::diagnostic::did_you_mean;

/// What a written answer says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reply {
    /// Left empty.
    Blank,
    /// `NA`.
    NotApplicable,
    /// `DK`.
    DontKnow,
    /// An answer with its ratio.
    Rated {
        /// 0–1, after reversal.
        ratio: f64,
        /// The number written (scale, number), the option's index, or the bit set of the options ticked.
        raw: f64,
    },
    /// Free words.
    Written,
}

/// Why an answer cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerFault {
    /// Stable code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
}

impl AnswerFault {
    fn new(code: &'static str, message: String, hint: impl Into<String>) -> Self {
        Self { code, message, hint: Some(hint.into()) }
    }
}

/// What may stand for "does not know" or "not applicable" and is not taken for it.
const NEARLY_STATES: [(&str, &str); 7] =
    [("na", "NA"), ("n/a", "NA"), ("n.a.", "NA"), ("nsp", "DK"), ("dk", "DK"), ("?", "DK"), ("nc", "NA")];

impl Questionnaire {
    /// Reads an answer to a question, as a CSV writes it. `decimal_comma`: whether `3,5` is a number.
    ///
    /// # Errors
    /// When the question cannot be answered so.
    pub fn read_answer(&self, question: usize, written: &str, decimal_comma: bool) -> Result<Reply, AnswerFault> {
        let written = written.trim();
        match written {
            "" => return Ok(Reply::Blank),
            "NA" => return Ok(Reply::NotApplicable),
            "DK" => return Ok(Reply::DontKnow),
            _ => {}
        }
        let question = &self.questions[question];
        let answer = match &question.kind {
            Kind::Scale { scale } => self.level(question, *scale, written),
            Kind::Choice { options } | Kind::YesNo { options } => choice(options, written),
            Kind::Multi { options, max } => ticked(options, *max, written),
            Kind::Number { bands, .. } => number(bands, written, decimal_comma),
            Kind::Text => return Ok(Reply::Written),
        };
        answer.map_err(|fault| match NEARLY_STATES.iter().find(|(near, _)| written.eq_ignore_ascii_case(near)) {
            Some((_, state)) => AnswerFault { hint: Some(format!("write `{state}`")), ..fault },
            None => fault,
        })
    }

    fn level(&self, question: &Question, scale: usize, written: &str) -> Result<Reply, AnswerFault> {
        let scale = &self.scales[scale];
        // Told of a wrong answer alone: sheets hold thousands of right ones.
        let levels = || format!("levels go from {} to {}; `NA` and `DK` are allowed too", scale.min, scale.max);
        let Ok(level) = written.parse::<f64>() else {
            return Err(AnswerFault::new(
                "answer-not-a-number",
                format!("`{}` is not a level", short(written)),
                levels(),
            ));
        };
        if !(scale.min..=scale.max).contains(&level) {
            return Err(AnswerFault::new(
                "answer-out-of-range",
                format!("{} lies outside the scale", short(written)),
                levels(),
            ));
        }
        if level.fract() != 0.0 {
            return Err(AnswerFault::new(
                "answer-between-levels",
                format!("{level} lies between two levels"),
                levels(),
            ));
        }
        let ratio = (level - scale.min) / (scale.max - scale.min);
        Ok(Reply::Rated { ratio: if question.reverse { 1.0 - ratio } else { ratio }, raw: level })
    }
}

fn position(options: &[Choice], written: &str) -> Result<usize, AnswerFault> {
    options.iter().position(|option| option.id == written).ok_or_else(|| {
        let known: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
        let hint = match did_you_mean(written, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("options: {}", short(&known.join(", "))),
        };
        AnswerFault::new("unknown-option", format!("`{}` is not an option", short(written)), hint)
    })
}

fn choice(options: &[Choice], written: &str) -> Result<Reply, AnswerFault> {
    let index = position(options, written)?;
    let most = options.iter().map(|option| option.points).fold(0.0, f64::max);
    let ratio = if most > 0.0 { options[index].points / most } else { 0.0 };
    Ok(Reply::Rated { ratio, raw: index as f64 })
}

fn ticked(options: &[Choice], max: f64, written: &str) -> Result<Reply, AnswerFault> {
    let mut set = 0u64;
    if written != "-" {
        for id in written.split('|') {
            let bit = 1u64 << position(options, id.trim())?;
            if set & bit != 0 {
                let message = format!("`{}` is ticked twice", id.trim());
                return Err(AnswerFault::new("option-ticked-twice", message, "name each option once"));
            }
            set |= bit;
        }
    }
    // Summed in the options' order, so that the order of writing moves nothing.
    let points: f64 = options.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1).map(|(_, o)| o.points).sum();
    Ok(Reply::Rated { ratio: if max > 0.0 { points.min(max) / max } else { 0.0 }, raw: set as f64 })
}

fn number(bands: &[Band], written: &str, decimal_comma: bool) -> Result<Reply, AnswerFault> {
    let read = match written.parse::<f64>() {
        Err(_) if decimal_comma => written.replacen(',', ".", 1).parse::<f64>(),
        read => read,
    };
    let Some(number) = read.ok().filter(|number| number.is_finite()) else {
        let hint = "write digits, with a point before decimals: 12.5";
        return Err(AnswerFault::new("answer-not-a-number", format!("`{}` is not a number", short(written)), hint));
    };
    // The first band reaches down without end.
    let band = bands.iter().rev().find(|band| band.from <= number).or(bands.first());
    Ok(Reply::Rated { ratio: band.map_or(0.0, |band| band.ratio), raw: number })
}

/// The beginning of a long text, for a message.
pub(crate) fn short(text: &str) -> String {
    if text.chars().count() <= 60 { text.to_owned() } else { text.chars().take(60).chain(['…']).collect() }
}
