import { DUTY_CODES, ELIGIBILITY_CODES, type EligibilityRule, type Responsibility } from './campaign-document.js';
import type { DocumentFields } from './document-fields.js';
import { dutiesInWords } from './document-words.js';

/** The paragraphs that give duties. One without codes is read by its words, for a person to confirm. */
export function readResponsibilities(fields: DocumentFields): readonly Responsibility[] {
  splitSentences(fields);
  return fields.groups('responsibilities', (paragraph, index) => {
    const ref = paragraph.optionalLabel('ref') ?? String(index + 1);
    if (!paragraph.has('ref')) paragraph.inferred('ref', `chưa có, lấy số thứ tự ${ref}`);
    const duty = paragraph.text('duty');
    const stated = paragraph.codes('codes', DUTY_CODES);
    const codes = paragraph.has('codes') ? stated : dutiesInWords(duty);
    if (!paragraph.has('codes')) {
      paragraph.inferred('codes', `chưa có, đọc theo câu chữ: ${codes.join(', ') || 'không nhận ra việc nào'}`);
    }
    if (codes.length === 0) {
      paragraph.contradicts(
        `Mục ${ref} không có mã nhiệm vụ nào dùng được nên không phát sinh việc; hãy bổ sung codes.`,
      );
    }
    return {
      ref,
      who: paragraph.text('who'),
      duty,
      codes,
      reportTo: paragraph.optionalText('reportTo'),
      reportThrough: paragraph.optionalText('reportThrough'),
    };
  });
}

/** `Sở Nội vụ: theo dõi, đôn đốc` in place of a mapping. */
function splitSentences(fields: DocumentFields): void {
  const given = fields.peek('responsibilities');
  if (!Array.isArray(given) || !given.some((entry) => typeof entry === 'string')) return;
  const entries = given.map((entry: unknown) => {
    const [, who, duty] = (typeof entry === 'string' ? /^([^:]+):\s*(.+)$/su.exec(entry) : null) ?? [];
    return who === undefined ? entry : { who: who.trim(), duty: duty!.trim() };
  });
  fields.reshape('responsibilities', entries, 'có câu viết liền, đọc phần trước dấu hai chấm là nơi thực hiện');
}

/** The rules on who may be commended. A hard one that nobody here can apply is told, never passed over. */
export function readEligibilityRules(fields: DocumentFields): readonly EligibilityRule[] {
  return fields.groups(
    'eligibilityRules',
    (rule) => {
      const text = rule.text('text');
      const code = rule.codeIfKnown('code', ELIGIBILITY_CODES);
      if (!rule.has('code')) rule.inferred('code', 'chưa có mã, điều kiện này để người thẩm định đọc và xét');
      const hard = rule.flag('hard');
      if (hard && code === null) {
        rule.contradicts(`Điều kiện bắt buộc “${text}” hệ thống chưa tự xét được; người thẩm định phải xét.`);
      }
      return { text, code, hard, note: rule.optionalText('note') };
    },
    'text',
  );
}
