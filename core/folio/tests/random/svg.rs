//! Random drawings: paths, transforms, gradients, clips, reuse that leads in circles.

use super::css::number;
use super::{Dice, TEXTS};
use std::fmt::Write as _;

pub fn drawing(dice: &mut Dice, out: &mut String) {
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    if !dice.once_in(4) {
        let _ = write!(out, " viewBox=\"0 0 {} {}\"", number(dice), number(dice));
    }
    for name in ["width", "height"] {
        if dice.once_in(2) {
            let _ = write!(out, " {name}=\"{}\"", number(dice));
        }
    }
    if dice.once_in(6) {
        let _ = write!(
            out,
            " preserveAspectRatio=\"{}\"",
            dice.pick(&["none", "xMinYMax slice", "xMidYMid meet", "bogus"])
        );
    }
    if dice.once_in(3) {
        out.push_str(" role=\"img\" aria-label=\"courbe\"");
    }
    out.push('>');
    if dice.once_in(2) {
        definitions(dice, out);
    }
    let mut room = dice.below(14);
    while room > 0 {
        shape(dice, out, 0, &mut room);
    }
    out.push_str("</svg>");
}

fn definitions(dice: &mut Dice, out: &mut String) {
    let kind = dice.pick(&["linearGradient", "radialGradient"]);
    let _ = write!(out, "<defs><{kind} id=\"g1\"");
    for name in ["x1", "y1", "x2", "y2", "r", "cx", "fx"] {
        if dice.once_in(4) {
            let _ = write!(out, " {name}=\"{}\"", number(dice));
        }
    }
    if dice.once_in(4) {
        let _ = write!(out, " gradientTransform=\"{}\"", transform(dice));
    }
    out.push_str(dice.pick(&["", " gradientUnits=\"userSpaceOnUse\"", " href=\"#g1\"", " spreadMethod=\"repeat\""]));
    out.push('>');
    for _ in 0..dice.below(4) {
        let _ = write!(
            out,
            "<stop offset=\"{}\" stop-color=\"{}\" stop-opacity=\"{}\"/>",
            number(dice),
            colour(dice),
            number(dice)
        );
    }
    let _ = write!(
        out,
        "</{kind}><clipPath id=\"k1\"><rect width=\"{}\" height=\"5\"/><path d=\"{}\"/></clipPath>",
        number(dice),
        path(dice)
    );
    let _ = write!(
        out,
        "<symbol id=\"s1\" viewBox=\"0 0 {} 1\"><use href=\"#s1\"/><use href=\"#u1\"/></symbol>",
        number(dice)
    );
    out.push_str("<g id=\"u1\"><use href=\"#u1\"/><use href=\"#u1\"/><use href=\"#s1\"/><use href=\"#u2\"/></g>");
    out.push_str("<g id=\"u2\"><use href=\"#u1\"/><rect width=\"2\" height=\"2\"/><use href=\"#u1\"/></g></defs>");
}

fn shape(dice: &mut Dice, out: &mut String, depth: usize, room: &mut usize) {
    *room = room.saturating_sub(1);
    let name = dice.pick(&[
        "path", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "g", "g", "use", "svg",
        "image", "mask",
    ]);
    let _ = write!(out, "<{name}");
    match name {
        "path" => {
            let _ = write!(out, " d=\"{}\"", path(dice));
        }
        "polyline" | "polygon" => {
            let _ = write!(
                out,
                " points=\"{},{} {} {} {}\"",
                number(dice),
                number(dice),
                number(dice),
                number(dice),
                number(dice)
            );
        }
        "use" => {
            let _ = write!(out, " href=\"#{}\"", dice.pick(&["u1", "u2", "s1", "k1", "i1", "none", ""]));
        }
        _ => {}
    }
    for name in ["x", "y", "width", "height", "r", "rx", "ry", "cx", "cy", "x1", "y2", "dx", "dy"] {
        if dice.once_in(3) {
            let _ = write!(out, " {name}=\"{}\"", number(dice));
        }
    }
    pen(dice, out);
    out.push('>');
    if name == "text" {
        let _ = write!(out, "{}<tspan dy=\"{}\">{}</tspan>", dice.pick(TEXTS), number(dice), dice.pick(TEXTS));
    } else if depth < 6 && (name == "g" || name == "svg") {
        for _ in 0..dice.below(4) {
            shape(dice, out, depth + 1, room);
        }
    }
    let _ = write!(out, "</{name}>");
}

fn pen(dice: &mut Dice, out: &mut String) {
    if dice.once_in(4) {
        let _ = write!(out, " transform=\"{}\"", transform(dice));
    }
    for name in ["fill", "stroke"] {
        if dice.once_in(2) {
            let _ = write!(out, " {name}=\"{}\"", colour(dice));
        }
    }
    for name in [
        "stroke-width",
        "opacity",
        "fill-opacity",
        "stroke-miterlimit",
        "stroke-dashoffset",
        "font-size",
        "letter-spacing",
    ] {
        if dice.once_in(6) {
            let _ = write!(out, " {name}=\"{}\"", number(dice));
        }
    }
    if dice.once_in(6) {
        let _ = write!(out, " stroke-dasharray=\"{} {}\"", number(dice), number(dice));
    }
    if dice.once_in(8) {
        out.push_str(dice.pick(&[
            " clip-path=\"url(#k1)\"",
            " clip-path=\"url(#none)\"",
            " text-anchor=\"middle\"",
            " text-anchor=\"end\"",
            " dominant-baseline=\"middle\"",
            " stroke-linejoin=\"round\"",
            " stroke-linecap=\"square\"",
            " filter=\"url(#f)\"",
            " display=\"none\"",
            " fill-rule=\"evenodd\"",
            " style=\"fill:red;opacity:.3\"",
        ]));
    }
}

fn colour(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "red",
        "none",
        "#12345680",
        "url(#g1)",
        "url(#none)",
        "currentColor",
        "rgba(1,2,3,.5)",
        "bogus",
        "transparent",
    ])
}

fn transform(dice: &mut Dice) -> String {
    match dice.below(6) {
        0 => format!("matrix({} {} {} {} 1 1)", number(dice), number(dice), number(dice), number(dice)),
        1 => format!("scale({})", number(dice)),
        2 => format!("rotate({} {} 1)", number(dice), number(dice)),
        3 => format!("translate({}) skewX({})", number(dice), number(dice)),
        4 => "scale(0)".to_owned(),
        _ => "rotate(".to_owned(),
    }
}

fn path(dice: &mut Dice) -> String {
    let mut out = String::from(dice.pick(&["M0 0", "M0 0", "m1 1", "", "L3 3"]));
    for _ in 0..dice.below(8) {
        let command = dice.pick(&["L", "l", "H", "v", "C", "c", "S", "Q", "t", "A", "a", "Z", "z", "M", "X"]);
        out.push_str(command);
        let count = match command {
            "H" | "v" => 1,
            "C" | "c" => 6,
            "S" | "Q" => 4,
            "A" | "a" => 7,
            "Z" | "z" => 0,
            _ => 2,
        };
        for at in 0..count {
            let flag = count == 7 && (at == 3 || at == 4);
            let _ = write!(out, " {}", if flag { dice.pick(&["0", "1"]) } else { number(dice) });
        }
    }
    out
}
