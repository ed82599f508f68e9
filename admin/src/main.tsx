import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createRoot } from 'react-dom/client';
import './ui/base.css';
import { App } from './app.tsx';

dayjs.locale('zh-cn');

createRoot(document.getElementById('root')!).render(<App />);
