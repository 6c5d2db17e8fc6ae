//! A sheet of typed cells under one row of heads.

use crate::locale::Messages;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

/// Characters that a cell holds.
const LONGEST: usize = 32_767;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing: a figure that is absent.
    Blank,
    Text(String),
    /// Shown with one decimal.
    Number(f64),
    /// Shown with two.
    Fine(f64),
    /// Shown as a percentage.
    Share(f64),
    Count(usize),
}

impl Value {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn number(value: Option<f64>) -> Self {
        value.map_or(Self::Blank, Self::Number)
    }

    pub fn fine(value: Option<f64>) -> Self {
        value.map_or(Self::Blank, Self::Fine)
    }

    pub fn count(value: usize) -> Self {
        Self::Count(value)
    }
}

/// A sheet.
#[derive(Debug)]
pub(super) struct Page {
    name: String,
    /// Head and width in characters.
    columns: Vec<(String, f64)>,
    rows: Vec<Vec<Value>>,
}

impl Page {
    /// A sheet with a head of messages.
    pub fn new(name: String, columns: &[(&str, f64)], messages: &Messages) -> Self {
        let columns = columns.iter().map(|(id, width)| (messages.get(id), *width)).collect();
        Self { name, columns, rows: Vec::new() }
    }

    pub fn row(&mut self, cells: Vec<Value>) {
        self.rows.push(cells);
    }

    /// Writes the sheet: heads that stay in sight, with filters.
    pub fn write(self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Medium)
            .set_background_color(Color::RGB(0x00E8_EDF5));
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_quote_prefix();
        let figure = |form: &str| Format::new().set_align(FormatAlign::Top).set_num_format(form);
        let (tenths, hundredths, share, whole) = (figure("0.0"), figure("0.00"), figure("0 %"), figure("#,##0"));
        sheet.set_name(&self.name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, (name, width)) in (0_u16..).zip(&self.columns) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(0, column, name, &head)?;
        }
        for (row, cells) in (1_u32..).zip(&self.rows) {
            for (column, value) in (0_u16..).zip(cells) {
                match value {
                    Value::Blank => continue,
                    Value::Text(words) => sheet.write_string_with_format(row, column, cut(words), &text)?,
                    Value::Number(x) => sheet.write_number_with_format(row, column, *x, &tenths)?,
                    Value::Fine(x) => sheet.write_number_with_format(row, column, *x, &hundredths)?,
                    Value::Share(x) => sheet.write_number_with_format(row, column, *x, &share)?,
                    Value::Count(n) => sheet.write_number_with_format(row, column, *n as f64, &whole)?,
                };
            }
        }
        let last = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        sheet.autofilter(0, 0, last, u16::try_from(self.columns.len() - 1).unwrap_or(u16::MAX))?;
        Ok(())
    }
}

/// As much of a text as a cell holds, and characters that a spreadsheet's file may hold.
fn cut(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    let mut units = 0;
    kept.take_while(|c| {
        units += c.len_utf16();
        units <= LONGEST
    })
    .collect()
}
