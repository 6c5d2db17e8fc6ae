-- One rule an entry: when it holds, what it changes, what it says, what to do.

---@type palier.Rule
local late_answers = {
  id = "@prefix@-01",
  source = "house-practice",
  when = function(ctx)
    local hours = ctx.facts.answer_hours
    return hours ~= nil and hours > ctx.settings.most_hours
  end,
  effect = { cap = { domain = "customer-understanding", level = 2 } },
  finding = function(ctx)
    local hours, most = ctx.facts.answer_hours, ctx.settings.most_hours
    return {
      severity = "warning",
      subject = "customer-understanding",
      text = {
        en = `A customer waits {hours} hours for an answer; beyond {most}, most write again.`,
        fr = `Un client attend {hours} heures sa réponse ; au-delà de {most}, la plupart relancent.`,
      },
    }
  end,
  advice = {
    title = { en = "Answers within the day", fr = "Réponses dans la journée" },
    text = {
      en = "Name who empties the mailbox each evening, and publish the number of messages left over.",
      fr = "Désignez qui vide la boîte chaque soir, et affichez le nombre de messages restants.",
    },
    effort = 2,
    value = 4,
    horizon = "0-3",
    owner = { en = "Customer service director", fr = "Direction de la relation client" },
  },
}

return { rules = { late_answers } }
