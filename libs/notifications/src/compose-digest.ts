import type { ComposeDigest } from '@bangvang/persistence';

/** The digest of a day: a line for each notice, in the order in which they came. */
export const composeDigest: ComposeDigest = (items, language) => {
  const lines = items.map(({ title, kindEn }, at) =>
    language === 'en' && kindEn ? `${at + 1}. ${kindEn}: ${title}` : `${at + 1}. ${title}`,
  );
  return language === 'en'
    ? { title: `Daily digest: ${items.length} notices`, text: ['Notices since your last digest:', ...lines].join('\n') }
    : {
        title: `Bản tin trong ngày: ${items.length} thông báo`,
        text: ['Các thông báo từ bản tin trước:', ...lines].join('\n'),
      };
};
