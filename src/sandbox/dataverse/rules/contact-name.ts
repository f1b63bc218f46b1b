import { text, type SaveRule } from './rule.ts';

/** The full name of a contact is made of its parts, first name first, as organisations have it unless set otherwise. */
export const contactName: SaveRule = ({ row }) => {
  const parts = [text(row, 'firstname'), text(row, 'lastname')].filter((part) => part !== null);
  row['fullname'] = parts.length === 0 ? null : parts.join(' ');
};
