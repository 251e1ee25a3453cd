// How the page makes elements: templates whose values become text nodes, attributes, or elements, never markup.
export { html } from 'htm/preact';
export type { ComponentChildren, VNode } from 'preact';
export { Fragment, render } from 'preact';
export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
