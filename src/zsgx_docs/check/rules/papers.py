"""Names the types of papers that rules look at."""

from __future__ import annotations

APPLICATION = "application_form"
CALL = "call_notice"
PLAN_NOTICE = "plan_notice"
PROJECT_LIST = "project_list"
OPENING = "opening_notice"
PLAN = "implementation_plan"
ACCOUNTS = "final_accounts"
SIGN_IN = "attendance_sheet"
CERTIFIED = "certificate_roster"
PLATFORM = "platform_roster"
SUMMARY = "training_summary"
CERTIFICATES = "certificate"
SATISFACTION_FORM = "satisfaction_form"
SATISFACTION = "satisfaction_summary"
RESEARCH = "research_report"
NEWS = "news_item"
CHANGE = "change_note"
REPLY = "registration_reply"
CLASS = "class"
SEASON = "season"

TITLES_OF_PAPERS = {
    APPLICATION: "申报表",
    CALL: "征集选题通知",
    PLAN_NOTICE: "公布计划通知",
    PROJECT_LIST: "项目计划表",
    OPENING: "开班通知",
    PLAN: "实施方案",
    ACCOUNTS: "经费决算表",
    SIGN_IN: "签到表",
    CERTIFIED: "带证书编号的学员名单",
    PLATFORM: "平台学员名单",
    SUMMARY: "研修总结报告",
    CERTIFICATES: "证书",
    SATISFACTION_FORM: "满意度测评表",
    SATISFACTION: "满意度测评统计表",
    RESEARCH: "研究成果报告",
    NEWS: "图文动态信息",
    CHANGE: "变更情况说明",
    REPLY: "报名回执",
    CLASS: "全班材料",
    SEASON: "全部班次",
}
LISTS = {SIGN_IN: "people", CERTIFIED: "students", PLATFORM: "students"}
"""The papers that list people, with the path of the list."""
OF_CLASS = (OPENING, PLAN, ACCOUNTS, SIGN_IN, CERTIFIED, PLATFORM, SUMMARY, CERTIFICATES, SATISFACTION)
"""The papers that belong to one class, of which each has one."""
CLOSING = (SUMMARY, ACCOUNTS, SIGN_IN, CERTIFIED, SATISFACTION, RESEARCH, NEWS)
"""The seven kinds that are handed in when a class is over (天津通知, 五（三）)."""
