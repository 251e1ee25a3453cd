// Tools of the process of notifications.
import type { Operation } from '../operation.ts';
import { checkContactable, previewNotice } from './checks.ts';
import { notify, setOptOut } from './sending.ts';

export const noticeOperations: readonly Operation[] = [notify, setOptOut, checkContactable, previewNotice];
