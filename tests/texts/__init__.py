"""The official texts of the two notices, and what our papers print, compared word for word.

for difference in differences(official("hubei/call-notice"), printed(docx, "docx")):
    print(difference)
"""

from texts.compare import NOTICES, Difference, differences, official
from texts.printed import printed

__all__ = ["NOTICES", "Difference", "differences", "official", "printed"]
