const mail = /^[^\s@<>,;:"()[\]]+@[^\s@<>,;:"()[\]]+\.[A-Za-z]{2,}$/
/** With the area code or the country's, "62" also without its plus. */
const phone = /^(?:0\d{7,13}|62\d{7,13}|\+[1-9]\d{7,14})$/
const betweenDigits = /[\s.()\u2010-\u2015-]/g

/** A mail address, or a telephone number as people write it in Indonesia; the form's connector judges the same. */
export const isContact = (text: string): boolean => mail.test(text) || phone.test(text.replace(betweenDigits, ''))
