/** An amount as the pages of the desk write it: 45,000.00 元. */
export const sayYuan = (amountFen: number): string =>
  `${(amountFen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} 元`;
