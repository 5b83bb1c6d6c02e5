/**
 * The words, numbers and dates of the page's language, from the texts that the build hands over.
 */

export class Words {
  /** @param {import("./source.js").Start} start */
  constructor({ locale, texts }) {
    this.locale = locale;
    this.texts = texts;
    this.foreign = /^(?:ar|fa|he|ur)\b/u.test(locale) ? /\p{Script=Latin}/u : /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
    this.plural = new Intl.PluralRules(locale);
    this.numbers = new Intl.NumberFormat(locale);
    this.days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
    this.months = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  }

  /**
   * A text with its placeholders filled; of several forms the one for `count`.
   * @param {string} key @param {Record<string, string | number>} values
   */
  text(key, values = {}) {
    const found = this.texts[key] ?? key;
    const template = typeof found === "string" ? found : this.form(found, Number(values.count));
    return template.replace(/\{(\w+)\}/gu, (_, name) => {
      const value = values[name] ?? "";
      return typeof value === "number" ? this.numbers.format(value) : this.isolated(value);
    });
  }

  /** @param {string} value @returns {string} words that run the other way, so that they turn nothing round them about */
  isolated(value) {
    return this.foreign.test(value) ? `\u2068${value}\u2069` : value;
  }

  /** @param {Record<string, string>} forms @param {number} count */
  form(forms, count) {
    return forms[`=${count}`] ?? forms[this.plural.select(count)] ?? forms.other;
  }

  /** @param {string} key below `search.text` @param {Record<string, string | number>} values */
  say(key, values = {}) {
    return this.text(`search.text.${key}`, values);
  }

  /** @param {string} day such as `2027-03-01` */
  day(day) {
    return this.days.format(new Date(`${day}T00:00:00Z`));
  }

  /** @param {string} month such as `2027-03` */
  month(month) {
    return this.months.format(new Date(`${month}-01T00:00:00Z`));
  }
}
